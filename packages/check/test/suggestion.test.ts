import { expect, test } from "vitest";
import { checkList, RULES } from "../src/index.ts";
import { makeList } from "./support/make-list.ts";

const suggested = (rule: string, list: Parameters<typeof makeList>[0]): (string | undefined)[] =>
  checkList(
    makeList(list),
    {},
    RULES.filter(({ id }) => id === rule),
  ).map(({ suggestion }) => suggestion);
const task = (text: string, remark = ""): Parameters<typeof makeList>[0] => ({
  duties: [{ serial: "1", text: "负责就业，落实政策", tasks: [{ text, remark }] }],
});

test.each<[string, string, string, string]>([
  ["wording/width", "审核报销;负责确认(试行)", "", "审核报销；负责确认（试行）"],
  ["wording/width", "每年１次", "", "每年1次"],
  ["wording/variant", "建立台帐，查阅台帐", "", "建立台账，查阅台账"],
  ["basis/document-number", "落实冀人社字[2015]67号文件", "", "落实冀人社字〔2015〕67号文件"],
  ["basis/document-number", "落实人社部令31号", "", "落实人社部令第31号"],
  [
    "basis/category",
    "监管市场",
    "【规章】《人力资源市场暂行条例》第四条",
    "【行政法规】《人力资源市场暂行条例》第四条",
  ],
  ["basis/tag-doubled", "监管市场", "【法律】【法律】《劳动法》第四条", "【法律】《劳动法》第四条"],
])("%s suggests the whole field as it should read: %s", (rule, text, remark, mended) => {
  expect(suggested(rule, task(text, remark))).toContain(mended);
});

test("suggests nothing where a person must judge", () => {
  expect(suggested("basis/document-number", task("国务院令2018年第700号"))).toEqual([undefined]);
  expect(suggested("wording/variant", task("拟订规划，拟定计划"))).toEqual([undefined]);
});
