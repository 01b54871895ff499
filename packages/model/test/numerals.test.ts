import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatHanNumeral, leadingNumber, parseHanNumeral, serialValue } from "../src/index.ts";

describe("leadingNumber", () => {
  test.each([
    ["一、监督检查对象", "han", 1, "一", "一、"],
    ["十二、其他", "han", 12, "十二", "十二、"],
    ["（四）对其他事项", "han-paren", 4, "（四）", "（四）"],
    ["(十一) 重大案件", "han-paren", 11, "(十一)", "(十一)"],
    ["1.监督检查对象", "arabic", 1, "1", "1."],
    ["　２．监督检查内容", "arabic", 2, "２", "２．"],
    ["3、县人社局", "arabic", 3, "3", "3、"],
    ["（10）其他", "arabic-paren", 10, "（10）", "（10）"],
    ["2）其他", "arabic-half-paren", 2, "2", "2）"],
    ["③在非现场监督中", "circled", 3, "③", "③"],
    ["第一部分 部门职责", "ordinal", 1, "第一部分", "第一部分"],
    ["监管事项二：特种设备", "named", 2, "监管事项二", "监管事项二："],
    ["制度一　双随机抽查", "named", 1, "制度一", "制度一"],
  ])("%s", (line, style, value, printed, mark) => {
    expect(leadingNumber(line)).toMatchObject({ style, value, printed, mark });
  });

  test.each(["2015年7月", "1.5倍以上", "一般检查", "（试行）办法", "l.人力资源", "十分重要", "制度一律公开", ""])(
    "%s begins with no number",
    (line) => {
      expect(leadingNumber(line)).toBeUndefined();
    },
  );
});

describe("Chinese numerals", () => {
  test("are read as they are written, 1 to 99", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (value) => parseHanNumeral(formatHanNumeral(value)) === value),
    );
  });
  test.each(["", "十十", "二三", "百", "一十十"])("%s is none", (text) =>
    expect(parseHanNumeral(text)).toBeUndefined(),
  );
});

describe("serialValue", () => {
  test.each([
    ["3", 3],
    ["３", 3],
    ["三", 3],
    ["（三）", 3],
    ["三、", 3],
    ["3.", 3],
    ["③", 3],
    ["12", 12],
  ])("%s", (text, value) => {
    expect(serialValue(text)).toBe(value);
  });
  test.each(["", "3-1", "第三", "甲"])("%s is no serial", (text) => expect(serialValue(text)).toBeUndefined());
});
