import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findInstrument, nonLawMentions, normaliseTitle, parseCitations } from "../src/index.ts";

const CASES = new URL("../../../fixtures/citations/", import.meta.url);
const SEEDS = new URL("../../../seeds/", import.meta.url);

describe("parseCitations", () => {
  for (const name of readdirSync(CASES).sort()) {
    test(name, () => {
      const text = readFileSync(new URL(`${name}/input.txt`, CASES), "utf8").trimEnd();
      const citations = parseCitations(text).map(({ start, end, ...citation }) => ({
        ...citation,
        printed: text.slice(start, end),
      }));
      const nonLaw = nonLawMentions(text).map(({ title, kind }) => ({ title, kind }));
      expect({ citations, nonLaw }).toEqual(JSON.parse(readFileSync(new URL(`${name}/expected.json`, CASES), "utf8")));
    });
  }

  test("takes every title in 《》 of the sources for a citation or a named non-law", () => {
    for (const file of readdirSync(SEEDS).filter((name) => name.endsWith(".txt"))) {
      for (const line of readFileSync(new URL(file, SEEDS), "utf8").split("\n")) {
        const titles = new Set([...parseCitations(line), ...nonLawMentions(line)].map(({ title }) => title));
        for (const [, title] of line.matchAll(/《([^《》]+)》/gu)) expect(titles, line).toContain((title ?? "").trim());
      }
    }
  });

  test("is in the order of the text, within it, and never throws", () => {
    const piece = fc.constantFrom(
      "《",
      "》",
      "【法律】",
      "劳动法",
      "第三条",
      "第",
      "（",
      "）",
      "国务院令第5号",
      "民发〔2011〕192号",
      "\n",
      "。",
      "：",
      "1.",
      "、",
      " ",
      "的",
      "﹝",
      "号",
      "𠀀",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        for (const citation of parseCitations(text)) {
          expect(citation.start).toBeGreaterThanOrEqual(last);
          expect(citation.end).toBeGreaterThanOrEqual(citation.start);
          expect(citation.end).toBeLessThanOrEqual(text.length);
          last = citation.start;
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["《", 0],
    ["《《》", 0],
    ["《甲法》（", 200_000],
    ["《劳动法》第一条", 125_000],
    ["第一条：", 0],
    ["令1号", 0],
    ["1.《劳动法》第一条：甲。", 76_924],
    ["【法律】", 0],
  ])(
    "reads a megabyte of %s in linear time",
    (unit, count) => {
      expect(parseCitations(unit.repeat(Math.ceil(1_000_000 / unit.length)))).toHaveLength(count);
    },
    20_000,
  );
});

describe("normaliseTitle", () => {
  test.each([
    ["中华人民共和国劳动法", "劳动法"],
    ["海南省实施<中华人民共和国就业促进法>办法", "海南省实施《就业促进法》办法"],
    ["实施〈中华人民共和国社会保险法〉若干规定", "实施《社会保险法》若干规定"],
    ["山东省专业技术职务评审委员会组织办法(试行)", "山东省专业技术职务评审委员会组织办法（试行）"],
    ["工伤保险条例（2010年修订）", "工伤保险条例"],
    ["民政部 人力资源和社会保障部 财政部关于某事的通知", "民政部、人力资源和社会保障部、财政部关于某事的通知"],
  ])("%s is %s", (left, right) => {
    expect(normaliseTitle(left)).toBe(normaliseTitle(right));
  });

  test("keeps 试行 and 暂行 apart from the name without them", () => {
    expect(normaliseTitle("社会保险费征缴暂行条例")).not.toBe(normaliseTitle("社会保险费征缴条例"));
    expect(normaliseTitle("裁量基准（试行）")).not.toBe(normaliseTitle("裁量基准"));
  });
});

describe("findInstrument", () => {
  test.each([
    ["人力资源市场暂行条例", "行政法规", "in force", ""],
    ["中华人民共和国行政监察法", "法律", "repealed", "监察法"],
    ["事业单位工作人员处分暂行规定", "部门规章", "repealed", "事业单位工作人员处分规定"],
    ["关于国家机关工作人员死亡一次性抚恤金发放有关问题的通知", "规范性文件", "", ""],
  ])("%s: %s, %s, %s", (title, category, status, replacedBy) => {
    expect(findInstrument(title)).toMatchObject({ category, status, replacedBy });
  });

  test("does not know misspelt titles", () => {
    expect(findInstrument("社会保险费征缴条例")).toBeUndefined();
    expect(findInstrument("湖南省劳动力市场管理条列")).toBeUndefined();
  });
});
