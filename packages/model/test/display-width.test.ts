import { expect, test } from "vitest";
import { cutToWidth, displayWidth } from "../src/index.ts";

test.each([
  ["", 0],
  ["a1 ~", 4],
  ["职责", 4],
  ["（一）、。", 10],
  ["\u3000", 2],
  ["㐂𠀀", 4],
  ["“”—…·①│é", 8],
  ["e\u0301\u200b", 1],
  ["ＡＢ", 4],
  ["ｶﾞ", 2],
  ["✅⭐🙂", 6],
])("%j takes %i cells", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test("a text is cut to the cells that there are, and not where it fits", () => {
  expect(cutToWidth("职责清单", 8)).toBe("职责清单");
  expect(cutToWidth("职责清单", 7)).toBe("职责清…");
  expect(cutToWidth("职责清单", 6)).toBe("职责…");
  expect(cutToWidth("", 0)).toBe("");
});
