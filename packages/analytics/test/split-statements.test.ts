import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitStatements } from "../src/index.ts";

describe("statements end at their semicolons", () => {
  test.each<[text: string, statements: string[], rest: string]>([
    ["SELECT 1;", ["SELECT 1;"], ""],
    ["SELECT 1", [], "SELECT 1"],
    ["SELECT 1; SELECT 2;", ["SELECT 1;", "SELECT 2;"], ""],
    ["SELECT 1; -- done", ["SELECT 1;"], ""],
    ["SELECT 1; /* done; */", ["SELECT 1;"], ""],
    ["SELECT 1; /* to be", ["SELECT 1;"], " /* to be"],
    ["SELECT 1; SELECT", ["SELECT 1;"], " SELECT"],
    ["SELECT ';' AS a", [], "SELECT ';' AS a"],
    ["SELECT 'a;\nb'';'; x", ["SELECT 'a;\nb'';';"], " x"],
    ["SELECT 'open;", [], "SELECT 'open;"],
    ['SELECT 1 AS ";";', ['SELECT 1 AS ";";'], ""],
    ["SELECT $$;$$;", ["SELECT $$;$$;"], ""],
    ["SELECT $x$;$$;$x$;", ["SELECT $x$;$$;$x$;"], ""],
    ["-- only; a comment\n", [], ""],
    [" ;; ;", [], ""],
    ["SELECT /* ; */ 1;;", ["SELECT /* ; */ 1;"], ""],
  ])("%j", (text, statements, rest) => {
    expect(splitStatements(text)).toEqual({ statements, rest });
  });

  test("line by line as at once", () => {
    const piece = fc.constantFrom(
      "SELECT 1",
      ";",
      "'a;b'",
      "'it''s'",
      "-- c;",
      "/* ;\n */",
      "\n",
      " ",
      '"x;"',
      "$$;\n$$",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = `${pieces.join(" ")}\n`;
        let pending = "";
        const found: string[] = [];
        for (const line of text.split("\n")) {
          const { statements, rest } = splitStatements(pending + line);
          found.push(...statements);
          pending = rest === "" ? "" : `${rest}\n`;
        }
        // A comment before the first word belongs to its statement or to none, depending on where the lines end.
        const squeeze = (parts: readonly string[]): string =>
          parts.join("").replaceAll(/--[^\n]*|\/\*[^*]*\*\/|\s+/gu, "");
        expect(squeeze(found)).toBe(squeeze(splitStatements(text).statements));
      }),
    );
  });

  test("a text of ten million characters is one token", () => {
    const text = `SELECT length('${"x;''".repeat(2_500_000)}') AS "a;""b";`;
    expect(splitStatements(`${text} SELECT 2;`).statements).toEqual([text, "SELECT 2;"]);
  });
});
