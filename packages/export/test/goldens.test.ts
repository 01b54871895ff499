import { describe, expect, it } from "vitest";
import { createWriters } from "../src/index.ts";
import { caseNames, expectedParts, KINDS, writtenParts } from "./cases.ts";

const writers = await createWriters();

describe.each(caseNames())("%s", (name) => {
  it.each(KINDS)("writes the %s of the %s form part by part as recorded", (format, form) => {
    const written = writtenParts(writers, name, format, form);
    const expected = expectedParts(name, format, form);
    expect([...written.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [part, content] of expected) expect(written.get(part), part).toBe(content);
  });
});
