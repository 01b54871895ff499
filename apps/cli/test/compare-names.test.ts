import { expect, test } from "vitest";
import { compareNames } from "../src/files/compare-names.ts";

test("names are in the order of the numbers in them, and else of their codes", () => {
  const names = [
    "服务/10.html",
    "服务/2.html",
    "服务/b2.html",
    "服务/02.html",
    "服务/1-10.html",
    "服务/1-9.html",
    "服务",
  ];
  expect(names.toSorted(compareNames)).toEqual([
    "服务",
    "服务/1-9.html",
    "服务/1-10.html",
    "服务/02.html",
    "服务/2.html",
    "服务/10.html",
    "服务/b2.html",
  ]);
});
