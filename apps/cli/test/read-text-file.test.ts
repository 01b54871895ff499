import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { InputError } from "@qingdan/model";
import { readTextFile } from "../src/files/read-text-file.ts";
import { readVocabulary } from "../src/sources/read-vocabulary.ts";
import { inTemporaryFolder } from "./support/session.ts";

/** {"listNames":["责任簿"]} as Notepad on Windows saves it. */
const JSON_TEXT = '{"listNames":["责任簿"]}';
const GB18030 = Buffer.concat([
  Buffer.from('{"listNames":["'),
  Buffer.from([0xd4, 0xf0, 0xc8, 0xce, 0xb2, 0xbe]),
  Buffer.from('"]}'),
]);

test.each<[string, Buffer]>([
  ["UTF-8", Buffer.from(JSON_TEXT)],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${JSON_TEXT}`)],
  ["UTF-16 with a mark", Buffer.from(`\ufeff${JSON_TEXT}`, "utf16le")],
  ["GB18030", GB18030],
])("a file in %s is read, and a vocabulary in it", (_, bytes) =>
  inTemporaryFolder(() => {
    writeFileSync("own.json", bytes);
    expect(readTextFile("own.json")).toBe(JSON_TEXT);
    expect(readVocabulary("own.json").isListName("责任簿")).toBe(true);
    return Promise.resolve();
  }),
);

test("refuses what is no text, and names the folder that was given for a file", () =>
  inTemporaryFolder((folder) => {
    writeFileSync("rubbish", Buffer.from([0x41, 0, 0xff]));
    expect(() => readTextFile("rubbish")).toThrow(InputError);
    expect(() => readTextFile(folder)).toThrow(expect.objectContaining({ code: "EISDIR", path: folder }));
    return Promise.resolve();
  }));
