import type { ResponsibilityList } from "@qingdan/model";
import { describe, expect, test } from "vitest";
import { completeList, joinLists, onlyNameOf, piecesOf } from "../src/index.ts";

const bureau = {
  id: "s",
  name: "甲县水务局",
  shortName: "",
  province: "",
  city: "",
  county: "",
  level: "",
  issued: "",
};
const empty = (issued = ""): ResponsibilityList => ({
  bureau: { ...bureau, issued },
  notes: [],
  printed: { parts: [], cover: [], contents: false },
});

function duties(file: string, text = "负责水资源管理"): ResponsibilityList {
  const task = { key: "T1", text: "编制规划", unit: "水资源股", remark: "", source: { file } };
  return {
    ...empty(),
    duties: [{ key: "D1", serial: "1", text, accountability: "", tasks: [task], source: { file } }],
    notes: [{ key: "N1", part: "duties", text: "注：以三定规定为准" }],
    printed: {
      parts: [{ part: "duties", title: "主要职责", layout: "table", columns: [], statement: "" }],
      cover: [],
      contents: false,
    },
  };
}

function services(file: string): ResponsibilityList {
  return {
    ...empty("2020"),
    services: [{ key: "V1", serial: "1", name: "用水报装", items: [], source: { file } }],
    notes: [{ key: "N1", part: "services", text: "注：以三定规定为准" }],
  };
}

describe("joinLists", () => {
  test("puts lists of different parts together, with notes of their own and what is known of the bureau", () => {
    const joined = joinLists([duties("1.csv"), services("4.csv")]);
    expect(piecesOf(joined)).toEqual(["duties", "services"]);
    expect(joined.bureau.issued).toBe("2020");
    expect(new Set(joined.notes.map(({ key }) => key)).size).toBe(2);
    expect(joined.duties?.[0]).toEqual(duties("1.csv").duties?.[0]);
  });

  test("puts the items of a part together that have files of their own", () => {
    const joined = joinLists([duties("1.html"), duties("2.html", "负责防汛抗旱")]);
    expect(joined.duties?.map(({ text }) => text)).toEqual(["负责水资源管理", "负责防汛抗旱"]);
    expect(joined.printed.parts).toHaveLength(1);
    expect(onlyNameOf(duties("1.html"), "duties")).toBe("负责水资源管理");
    expect(onlyNameOf(joined, "duties")).toBeUndefined();
  });

  test("joins the two halves of the last part", () => {
    const liability = { key: "A1", serial: "1", subject: "", circumstance: "滥用职权", basis: "", remark: "" };
    const section = { key: "M1", serial: "一", numbering: "一、", title: "启动", text: "调查" };
    const one: ResponsibilityList = { ...empty(), accountability: { liabilities: [liability] } };
    const other: ResponsibilityList = {
      ...empty(),
      accountability: { liabilities: [], mechanism: { preamble: "", sections: [section] } },
    };
    expect(piecesOf(one)).toEqual(["liabilities"]);
    expect(piecesOf(other)).toEqual(["mechanism"]);
    expect(joinLists([one, other]).accountability).toEqual({
      liabilities: [liability],
      mechanism: { preamble: "", sections: [section] },
    });
  });
});

describe("completeList", () => {
  test("adds a file of other parts to the list", () => {
    const { list, kept, gone } = completeList(services("4.csv"), duties("1.csv"));
    expect([piecesOf(list), kept, gone]).toEqual([["duties", "services"], ["duties"], []]);
    expect(list.notes.map(({ part }) => part)).toEqual(["duties", "services"]);
  });

  test("takes a new version of one of several files for that file's parts alone", () => {
    const older = joinLists([duties("1.csv"), services("4.csv")]);
    const { list, kept } = completeList(duties("1.csv", "负责供水"), older);
    expect(kept).toEqual(["services"]);
    expect(list.duties?.[0]?.text).toBe("负责供水");
    expect(list.services).toEqual(older.services);
  });

  test("takes a file that holds a part of another file for the whole list anew, and tells what is gone", () => {
    const older = joinLists([duties("2019.docx"), services("2019.docx")]);
    for (const file of ["2019.docx", "2020.docx"]) {
      const { list, kept, gone } = completeList(duties(file), older);
      expect([piecesOf(list), kept, gone]).toEqual([["duties"], [], ["services"]]);
    }
  });
});
