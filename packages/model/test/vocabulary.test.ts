import { describe, expect, test } from "vitest";
import { createVocabulary, formSheet, PARTS, SECTION_KINDS, STANDARD_FORM } from "../src/index.ts";

const vocabulary = createVocabulary();

describe("the vocabulary", () => {
  test("knows every title and column of the standard form", () => {
    for (const sheet of STANDARD_FORM) {
      expect(vocabulary.partOf(sheet.title)).toBe(sheet.part);
      for (const column of sheet.columns)
        expect(vocabulary.columnOf(sheet.part, column.heading)?.field).toBe(column.field);
    }
    expect(STANDARD_FORM.map((sheet) => sheet.part)).toEqual(PARTS);
    expect(
      formSheet("oversight").columns.filter((column) => (SECTION_KINDS as readonly string[]).includes(column.field)),
    ).toHaveLength(6);
  });

  test.each([
    ["一、 部门职责登记表", "duties"],
    ["一、部 门 职 责", "duties"],
    ["与相关部门的职责边界登记表", "boundaries"],
    ["第三部分 事中事后监督管理制度", "oversight"],
    ["公共服务事项登记表", "services"],
    ["追责情形", "accountability"],
  ])("%s is a title", (title, part) => expect(vocabulary.partOf(title)).toBe(part));

  test.each([
    ["监督检查对象", ["object"]],
    ["监督检查方式及程序", ["method", "procedure"]],
    ["监督检查内容和方式", ["content", "method"]],
    ["监督检查项目措施", ["measure"]],
    ["督促检查处理", ["handling"]],
    ["稽核程序：", ["procedure"]],
    ["主要内容", []],
    ["有关措施", []],
    ["监督检查指标", []],
    ["监督检查人员进行监督检查时，必须出示证件", []],
  ])("%s names %j", (heading, kinds) => expect(vocabulary.kindsOf(heading)).toEqual(kinds));

  test("keeps what a heading says beyond its wording", () => {
    expect(vocabulary.columnOf("services", "联系电话\n区号：0898")).toEqual({
      field: "phone",
      remainder: "区号：0898",
    });
    expect(vocabulary.columnOf("duties", "责任处室（科室）")).toEqual({ field: "unit", remainder: "（科室）" });
  });

  test("lets a user's wordings win", () => {
    const own = createVocabulary({ columns: { duties: { unit: ["归口片区"] } }, parts: { duties: ["甲部分"] } });
    expect(own.columnOf("duties", "归口 片区")?.field).toBe("unit");
    expect(own.partOf("一、甲部分")).toBe("duties");
    expect(vocabulary.columnOf("duties", "归口片区")).toBeUndefined();
  });
});

describe("titles with something around them", () => {
  test.each([
    ["附件1：部门职责登记表", "duties"],
    ["甲县水务局部门主要职责登记表", "duties"],
    ["甲县水务局公共服务事项目录", "services"],
    ["一、部门主要职责（共12项）", "duties"],
    ["附表三 事中事后监管制度", "oversight"],
  ])("%s", (title, part) => expect(vocabulary.partOf(title)).toBe(part));

  test.each([
    "负责公共服务事项",
    "本部门职责",
    "责任追究",
    "办公室",
    "监督检查处理",
    "1.部门规章",
    "公共服务事项由供水股承办",
  ])("%s is none", (title) => {
    expect(vocabulary.partOf(title)).toBeUndefined();
  });
});

test("takes a text that says that there is nothing in any wording, and not one that only begins so", () => {
  const empty = [
    "无",
    "（无）",
    "暂无。",
    "本部门无此项",
    "我局暂无此类事项。",
    "本单位不涉及该项内容",
    "/",
    "——",
    "－",
  ];
  const filled = ["", "一", "1", "无线电管理", "无证经营", "没有规定的", "无正当理由拒绝的"];
  expect(empty.filter((text) => !vocabulary.isEmptyStatement(text))).toEqual([]);
  expect(filled.filter((text) => vocabulary.isEmptyStatement(text))).toEqual([]);
});
