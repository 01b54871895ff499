import { writeFileSync } from "node:fs";
import { InputError } from "@qingdan/model";
import { expect, test } from "vitest";
import { readCsvFile } from "../src/files/read-csv-file.ts";
import { inTemporaryFolder } from "./support/session.ts";

test("records are named by the line on which they begin, behind cells of several lines and blank lines, too", () =>
  inTemporaryFolder(async () => {
    for (const end of ["\n", "\r\n"]) {
      writeFileSync("silences.csv", ["rule,reason", 'basis/date,"一\n二"', "", "place/other,三", ""].join(end));
      expect(readCsvFile("silences.csv")).toEqual([
        { line: 2, cells: { rule: "basis/date", reason: "一\n二" } },
        { line: 5, cells: { rule: "place/other", reason: "三" } },
      ]);
    }
  }));

test("quotes that do not pair are refused with their line", () =>
  inTemporaryFolder(async () => {
    writeFileSync("laws.csv", 'title,source\n《甲》,"一\n二"\n《乙》,"三\n');
    const refused = (): unknown => readCsvFile("laws.csv");
    expect(refused).toThrow(InputError);
    try {
      refused();
    } catch (error) {
      expect((error as InputError).diagnostics[0]?.place).toEqual({ file: "laws.csv", line: 4 });
    }
  }));
