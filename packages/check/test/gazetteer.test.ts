import { expect, test } from "vitest";
import { areaCodeOf } from "../src/area-codes.ts";
import { gazetteer, placesIn } from "../src/gazetteer.ts";

const names = (text: string): string[] => placesIn(text, gazetteer()).map(({ name }) => name);

test("finds places down to counties, the longest name, in the order of the text", () => {
  expect(names("承担鄞州区和义乌市的工作，支援三江侗族自治县，借鉴浙江省宁波市经验")).toEqual([
    "鄞州区",
    "义乌市",
    "三江侗族自治县",
    "浙江省",
    "宁波市",
  ]);
});

test.each([
  "推进新型城镇化和新兴城市建设，建立山区教育帮扶机制，促进老城区改造、新城区开发",
  "沿海城市、航运城市与资源型城市，大中城市、县级市、副省级城市",
  "景区、库区、牧区、林区、矿区、灾区、湖区、滩区、保护区、开发区、高新区、示范区、功能区、安全区",
  "公安县级机关，各县区、市县区、城区、郊区、中心城区、建成区、主城区、海滨城区",
  "大型商场和农贸市场，吉安市场，东方市场，大安市场，安居乐业县域经济",
  "在中原区域、华东区域、长江区域开展协作，市中医院，市辖区，特别行政区",
  "推广东西部协作，长江西岸，黄河南北",
])("finds no place in words that only end or begin like one: %s", (text) => {
  expect(names(text)).toEqual([]);
});

test("knows the telephone area code of a place", () => {
  const bureau = { id: "", name: "", shortName: "", province: "", city: "", county: "", level: "", issued: "" };
  expect(areaCodeOf({ ...bureau, province: "山东省", city: "淄博市" })).toBe("0533");
  expect(areaCodeOf({ ...bureau, province: "海南省" })).toBe("0898");
  expect(areaCodeOf({ ...bureau, province: "山东省" })).toBeUndefined();
});
