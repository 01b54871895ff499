import { expect, test } from "vitest";
import { oneLine } from "../src/index.ts";

test.each([
  ["", ""],
  [" 编制\n\t规划　", "编制 规划"],
  ["编制规划并组织", "编制规划并组…"],
  ["编制规划并𬭳实施", "编制规划并…"],
])("%j is shown as %j", (text, shown) => {
  expect(oneLine(text, 6)).toBe(shown);
});
