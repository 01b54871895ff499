import { describe, expect, test } from "vitest";
import { caseNames, expectedParts, goldenWriters, KINDS, writtenParts } from "./support/cases.ts";

const writers = await goldenWriters();

describe.each(caseNames())("%s", (name) => {
  test.each(KINDS)("writes the %s of the %s form part by part as recorded", (format, form) => {
    const written = writtenParts(writers, name, format, form);
    const expected = expectedParts(name, format, form);
    expect([...written.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [part, content] of expected) expect(written.get(part), part).toBe(content);
  });
});
