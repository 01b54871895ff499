import { InputError } from "@qingdan/model";
import { describe, expect, test } from "vitest";
import { formatCounter } from "../../src/readers/docx/counter-words.ts";
import { readDocx } from "../../src/readers/docx/read-docx.ts";
import { checkDocument, printBlocks, printFurniture } from "./check-document.ts";
import { zipParts } from "./build-zip.ts";
import { buildDocx, type DocxInput, relationships } from "./office-parts.ts";

const run = (text: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (text: string, properties = "") =>
  `<w:p><w:pPr>${properties}</w:pPr>${text === "" ? "" : run(text)}</w:p>`;
const cell = (content: string, properties = "") =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith("<") ? content : paragraph(content)}</w:tc>`;
const row = (cells: string, properties = "") => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join("")}</w:tbl>`;
const restart = '<w:vMerge w:val="restart"/>';
const proceed = "<w:vMerge/>";

/** Reads, and proves that the given text was read whole. */
function read(input: DocxInput | string, texts: string[]) {
  const document = readDocx(buildDocx(input), "a.docx");
  checkDocument(document, texts);
  return document;
}

const codes = (document: ReturnType<typeof readDocx>) =>
  document.diagnostics.map(({ code }) => code.replace("ingest/", ""));

describe("paragraphs", () => {
  test("reads breaks, tabs, hyphens, symbols and levels, and knows the place", () => {
    const body =
      paragraph("一、职责", '<w:outlineLvl w:val="0"/>') +
      paragraph("标题二", '<w:pStyle w:val="h2"/>') +
      `<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>1</w:t></w:r><w:r><w:br w:type="page"/><w:t>丁</w:t></w:r></w:p>` +
      '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r></w:p>' +
      "<w:p><w:r><w:t>  两端 </w:t></w:r></w:p>";
    const styles = '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/></w:style>';
    const document = read({ body, styles }, ["一、职责标题二甲乙丙-1丁☑是两端"]);
    expect(printBlocks(document)).toEqual(["#1 一、职责", "#2 标题二", "甲/乙\t丙-1¶丁", "☑是", "两端"]);
    expect(document.placeAt(document.text.indexOf("丁"))).toEqual({ file: "a.docx", spot: "第3段" });
  });

  test("reads Strict documents with other prefixes", () => {
    const main = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    const xml = `<d:document xmlns:d="${main}"><d:body><d:p><d:r><d:t>严格</d:t></d:r></d:p></d:body></d:document>`;
    const bytes = zipParts({ "_rels/.rels": relationships([["a", "officeDocument", "doc/x.xml"]]), "doc/x.xml": xml });
    expect(printBlocks(readDocx(bytes, "a.docx"))).toEqual(["严格"]);
  });

  test("takes insertions, leaves out deletions and moves, and joins paragraphs whose mark was deleted", () => {
    const body =
      `<w:p>${run("甲")}<w:ins>${run("乙")}</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del><w:moveFrom>${run("丁")}</w:moveFrom></w:p>` +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run("前半")}</w:p><w:p>${run("后半")}</w:p>` +
      table(row(cell("留")), row(cell("删"), "<w:del/>"));
    const document = read(body, ["甲乙丙丁前半后半留删"]);
    expect(printBlocks(document)).toEqual(["甲乙", "前半后半", "留"]);
    expect(printFurniture(document)).toEqual(["deleted revision: 丙丁", "deleted revision: 删"]);
    expect(codes(document)).toEqual(["deleted-revision", "inserted-revision"]);
  });

  test("keeps hidden text as furniture, hidden by run, character style or paragraph style", () => {
    const hidden = "<w:rPr><w:vanish/></w:rPr>";
    const styles =
      `<w:style w:type="character" w:styleId="c"><w:name w:val="c"/>${hidden}</w:style>` +
      `<w:style w:type="paragraph" w:styleId="p"><w:name w:val="p"/>${hidden}</w:style>` +
      '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="q"/><w:basedOn w:val="p"/></w:style>';
    const body =
      `<w:p>${run("甲")}${run("乙", "<w:vanish/>")}${run("丙", '<w:rStyle w:val="c"/>')}${run("丁", '<w:vanish w:val="0"/>')}</w:p>` +
      `<w:p><w:pPr><w:pStyle w:val="q"/></w:pPr>${run("戊")}${run("己", '<w:vanish w:val="false"/>')}</w:p>`;
    const document = read({ body, styles }, ["甲乙丙丁戊己"]);
    expect(printBlocks(document)).toEqual(["甲丁", "己"]);
    expect(printFurniture(document)).toEqual(["markup: 乙丙", "markup: 戊"]);
    expect(codes(document)).toEqual(["hidden-text"]);
  });

  test("takes the results of fields, drops their instructions, and knows tables of contents", () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const body =
      `<w:p>${field("begin")}${instruction(' TOC \\o "1-3" ')}${field("separate")}${run("目录一")}${field("begin")}${instruction("PAGEREF _Toc1")}${field("separate")}${run("1")}${field("end")}</w:p>` +
      `<w:p>${run("目录二")}${field("end")}</w:p><w:p>${run("第")}${field("begin")}${instruction("SEQ x")}${field("separate")}${run("3")}${field("end")}${run("项")}</w:p>` +
      `<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:fldSimple w:instr="DATE"><w:r><w:t>今日</w:t></w:r></w:fldSimple></w:p>` +
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph("目录三")}</w:sdtContent></w:sdt>` +
      `<w:sdt><w:sdtContent>${paragraph("控件")}</w:sdtContent></w:sdt>` +
      `<w:p>${field("begin")}${instruction("TOC")}${field("separate")}${run("未关闭的域不是目录")}</w:p>`;
    const document = read(body, ["目录一1目录二第3项链接今日目录三控件未关闭的域不是目录"]);
    expect(printBlocks(document)).toEqual(["第3项", "链接今日", "控件", "未关闭的域不是目录"]);
    expect(printFurniture(document)).toEqual(["contents: 目录一1", "contents: 目录二", "contents: 目录三"]);
  });

  test("appends notes, and takes headers and footers for page furniture", () => {
    const body = `<w:p>${run("正文")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:sectPr><w:headerReference r:id="rHeader"/><w:footerReference r:id="rFooter"/></w:sectPr>`;
    const footnotes = `<w:footnote w:id="0" w:type="separator">${paragraph("—")}</w:footnote><w:footnote w:id="2">${paragraph("注文")}</w:footnote>`;
    const document = read({ body, footnotes, header: paragraph("页眉"), footer: table(row(cell("页脚"))) }, [
      "正文注文页眉页脚",
    ]);
    expect(printBlocks(document)).toEqual(["正文", "注文"]);
    expect(printFurniture(document)).toEqual(["page furniture: 页眉", "page furniture: 页脚"]);
    expect(document.placeAt(document.text.indexOf("注文")).spot).toBe("脚注1");
    expect(codes(document)).toEqual(["footnotes"]);
  });

  test("reads one branch of alternatives, and tables in text boxes", () => {
    const box = (content: string) =>
      `<w:drawing><a:graphic><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></w:drawing>`;
    const content = paragraph("框内") + table(row(cell("表内") + cell("乙")));
    const body = `<w:p>${run("框外")}<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box(content)}</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const document = read(body, ["框外框内表内乙"]);
    expect(printBlocks(document)).toEqual(["框外", "框内", "表内|乙"]);
  });

  test("reports charts and embedded objects, whose text it cannot see", () => {
    const document = read(
      `<w:p>${run("甲")}<w:r><w:object><v:shape/><o:OLEObject xmlns:o="urn:o"/></w:object></w:r></w:p><w:altChunk r:id="x"/>`,
      ["甲"],
    );
    expect(codes(document)).toEqual(["unread-object", "unread-object"]);
  });
});

describe("automatic numbering", () => {
  const level = (index: number, format: string, text: string, more = "") =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const abstract = (id: number, ...levels: string[]) =>
    `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
  const list = (id: number, abstractId: number, more = "") =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${more}</w:num>`;
  const item = (text: string, id: number, ilvl = 0) =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${id}"/></w:numPr>`);

  test("counts levels, restarts them, and prints them in front of the text, but not where nothing is typed", () => {
    const numbering =
      abstract(
        0,
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimal", "%3.%4"),
      ) + list(1, 0);
    const body = [
      item("甲", 1),
      item("乙", 1, 1),
      item("丙", 1, 1),
      item("丁", 1, 2),
      item("戊", 1, 3),
      item("己", 1),
      item("庚", 1, 1),
      item("", 1, 1),
    ].join("");
    const document = read({ body, numbering }, ["一、甲（一）乙（二）丙1.丁1.1戊二、己（一）庚（二）"]);
    expect(printBlocks(document)).toEqual(["一、甲", "（一）乙", "（二）丙", "1.丁", "1.1 戊", "二、己", "（一）庚"]);
    expect(document.diagnostics.map(({ code }) => code)).toEqual(["ingest/bare-numbers"]);
  });

  test("numbers a paragraph once that goes on with the text of one whose mark was deleted", () => {
    const numbering = abstract(0, level(0, "decimal", "%1.")) + list(1, 0);
    const cut = item("甲", 1).replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>");
    const document = read({ body: cut + item("乙", 1) + item("丙", 1), numbering }, ["1.甲乙2.丙"]);
    expect(printBlocks(document)).toEqual(["1.甲乙", "2.丙"]);
  });

  test("continues a list shared by two numbers, and starts anew by override", () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const replaced = `<w:lvlOverride w:ilvl="0">${level(0, "upperRoman", "%1)")}</w:lvlOverride>`;
    const numbering =
      abstract(0, level(0, "decimal", "%1．")) +
      list(1, 0) +
      list(2, 0) +
      list(3, 0, override) +
      abstract(4, level(0, "decimal", "%1")) +
      list(4, 4, replaced);
    const body = [
      item("a", 1),
      item("b", 2),
      item("c", 3),
      item("d", 3),
      item("e", 1),
      item("f", 4),
      item("g", 0),
    ].join("");
    expect(printBlocks(read({ body, numbering }, ["1．a2．b5．c6．d7．eI)fg"]))).toEqual([
      "1．a",
      "2．b",
      "5．c",
      "6．d",
      "7．e",
      "I)f",
      "g",
    ]);
  });

  test("numbers by style, by linked list style, and without restart where the list says so", () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="T1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="T2"><w:name w:val="T2"/><w:basedOn w:val="T1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    const numbering =
      abstract(
        0,
        level(0, "ideographDigital", "第%1条", '<w:pStyle w:val="T1"/>'),
        level(
          1,
          "decimalEnclosedCircle",
          "%2",
          '<w:lvlRestart w:val="0"/><w:pStyle w:val="T2"/><w:suff w:val="nothing"/>',
        ),
      ) +
      '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>' +
      abstract(8, level(0, "upperLetter", "%1.")).replace(">", '><w:styleLink w:val="L"/>') +
      list(1, 0) +
      list(2, 8) +
      list(3, 7);
    const styled = (text: string, style: string) => paragraph(text, `<w:pStyle w:val="${style}"/>`);
    const body = [
      styled("甲", "T1"),
      styled("乙", "T2"),
      styled("丙", "T1"),
      styled("丁", "T2"),
      item("戊", 3),
      paragraph("己", '<w:pStyle w:val="T1"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    ].join("");
    expect(printBlocks(read({ body, styles, numbering }, ["第一条甲①乙第二条丙②丁A.戊己"]))).toEqual([
      "第一条 甲",
      "①乙",
      "第二条 丙",
      "②丁",
      "A.戊",
      "己",
    ]);
  });

  test("takes bullets for furniture, and does not count deleted paragraphs", () => {
    const numbering =
      abstract(0, level(0, "bullet", "●")) + list(1, 0) + abstract(2, level(0, "decimal", "%1、")) + list(2, 2);
    const deleted = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>`;
    const document = read({ body: item("甲", 1) + item("一", 2) + deleted + item("二", 2), numbering }, [
      "●甲1、一x2、二",
    ]);
    expect(printBlocks(document)).toEqual(["甲", "1、一", "2、二"]);
  });

  test("prints the number formats of Chinese documents", () => {
    const cases: [number, string, string][] = [
      [10, "chineseCounting", "十"],
      [21, "chineseCountingThousand", "二十一"],
      [105, "chineseCountingThousand", "一百零五"],
      [110, "chineseCountingThousand", "一百一十"],
      [12, "ideographDigital", "一二"],
      [110, "japaneseCounting", "百一十"],
      [10, "japaneseCounting", "十"],
      [12, "decimalFullWidth", "１２"],
      [20, "decimalEnclosedCircle", "⑳"],
      [21, "decimalEnclosedCircle", "㉑"],
      [36, "decimalEnclosedCircleChinese", "㊱"],
      [3, "decimalEnclosedFullstop", "⒊"],
      [3, "decimalEnclosedParen", "⑶"],
      [28, "upperLetter", "BB"],
      [3, "lowerLetter", "c"],
      [14, "upperRoman", "XIV"],
      [9, "lowerRoman", "ix"],
      [5, "decimalZero", "05"],
      [12, "chineseLegalSimplified", "壹拾贰"],
      [3, "ideographTraditional", "丙"],
      [7, "someFutureFormat", "7"],
    ];
    expect(cases.map(([value, format]) => formatCounter(value, format))).toEqual(cases.map(([, , text]) => text));
  });
});

describe("tables", () => {
  test("reads spans, header rows, lines of cells, and the place of a cell", () => {
    const body = table(
      row(cell("序号") + cell("职责", '<w:gridSpan w:val="2"/>'), "<w:tblHeader/>"),
      row(
        cell("1", restart) +
          cell(`${paragraph("甲")}<w:p><w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>`) +
          cell(""),
      ),
      row(cell("", proceed) + cell("丁") + cell("戊")),
      row(cell("己"), '<w:gridBefore w:val="1"/>'),
    );
    const document = read(body, ["序号职责1甲乙丙丁戊己"]);
    expect(printBlocks(document)).toEqual(["序号|职责|←", "1|甲¶乙/丙|", "↑|丁|戊", "·|己|·"]);
    expect(document.blocks[0]).toMatchObject({ headerRows: 1, columns: 3 });
    expect(document.placeAt(document.text.indexOf("戊"))).toEqual({ file: "a.docx", spot: "表1 第3行第3列" });
  });

  test("keeps a text that a merge hides; the same text again is furniture", () => {
    const body = table(
      row(cell("甲", restart) + cell("1")),
      row(cell("甲", proceed) + cell("2")),
      row(cell("乙", proceed) + cell("3")),
      row(cell("", proceed) + cell("4")),
    );
    const document = read(body, ["甲1甲2乙34"]);
    expect(printBlocks(document)).toEqual(["甲|1", "↑|2", "乙|3", "↑|4"]);
    expect(codes(document)).toEqual(["merge-hides-text"]);
  });

  test("takes a continuation without a beginning for a cell", () => {
    expect(
      printBlocks(read(table(row(cell("甲", proceed) + cell("1")), row(cell("", proceed) + cell("2"))), ["甲12"])),
    ).toEqual(["甲|1", "↑|2"]);
  });

  test("knows cells that continue their group, by style and by bookmark", () => {
    const styles = '<w:style w:type="paragraph" w:styleId="a9"><w:name w:val="GroupContinued"/></w:style>';
    const body = table(
      row(
        cell(paragraph("1", '<w:pStyle w:val="GroupContinued"/>')) +
          cell(paragraph("甲", '<w:pStyle w:val="a9"/>')) +
          cell('<w:p><w:bookmarkStart w:id="1" w:name="_qd_continued_3"/><w:r><w:t>乙</w:t></w:r></w:p>') +
          cell("丙"),
      ),
    );
    expect(printBlocks(read({ body, styles }, ["1甲乙丙"]))).toEqual(["…1|…甲|…乙|丙"]);
  });

  test("reads a nested table as lines of its cell, and unwraps a frame", () => {
    const inner = table(row(cell("a") + cell("b")), row(cell("c") + cell("d")));
    expect(
      printBlocks(read(table(row(cell("甲") + cell(paragraph("乙") + inner + paragraph("")))), ["甲乙abcd"])),
    ).toEqual(["甲|乙/a/b/c/d"]);
    expect(printBlocks(read(table(row(cell(paragraph("题") + inner + paragraph("")))), ["题abcd"]))).toEqual([
      "题",
      "a|b",
      "c|d",
    ]);
  });

  test("sees rows and cells in content controls and insertions", () => {
    const body = `<w:tbl><w:sdt><w:sdtContent>${row(`<w:sdt><w:sdtContent>${cell("甲")}</w:sdtContent></w:sdt>${cell("乙")}`)}</w:sdtContent></w:sdt></w:tbl>`;
    expect(printBlocks(read(body, ["甲乙"]))).toEqual(["甲|乙"]);
  });
});

describe("refusals", () => {
  const refusal = (bytes: Uint8Array) => {
    try {
      readDocx(bytes, "a.docx");
    } catch (error) {
      if (error instanceof InputError) return error.diagnostics[0]?.code ?? "";
      throw error;
    }
    return "read";
  };
  test("refuses deep nesting, broken XML and workbooks with one message", () => {
    expect(refusal(buildDocx("<w:p>".repeat(100_000)))).toBe("ingest/too-deep");
    expect(refusal(buildDocx("<w:p>"))).toBe("ingest/xml");
    expect(
      refusal(zipParts({ "_rels/.rels": relationships([["a", "officeDocument", "x.xml"]]), "x.xml": "<workbook/>" })),
    ).toBe("ingest/mislabelled");
    const wide = row(cell("甲", `<w:gridSpan w:val="1000"/>`).repeat(5000));
    expect(refusal(buildDocx(table(wide)))).toBe("ingest/too-large");
  });
});
