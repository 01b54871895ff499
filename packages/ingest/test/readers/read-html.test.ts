import { InputError } from "@qingdan/model";
import { describe, expect, test } from "vitest";
import { readHtml } from "../../src/readers/html/read-html.ts";
import { checkDocument, printBlocks, printFurniture } from "./check-document.ts";

const encode = (text: string) => new TextEncoder().encode(text);

/** Reads a page, and proves that the given text was read whole. */
function read(html: string | Uint8Array, texts?: string[]) {
  const document = readHtml(typeof html === "string" ? encode(html) : html, "a.html");
  checkDocument(document, texts);
  return document;
}

const blocksOf = (html: string) => printBlocks(read(html));

describe("text", () => {
  test("reads headings, paragraphs, breaks, white space and entities", () => {
    const document = read("<h2>一、职责</h2><p>甲\n  乙&nbsp;丙<b>丁</b></p><div>戊<br>己<p>庚</div>辛&amp;<hr>壬", [
      "一、职责甲乙丙丁戊己庚辛&壬",
    ]);
    expect(printBlocks(document)).toEqual(["#2 一、职责", "甲乙 丙丁", "戊/己", "庚", "辛&", "壬"]);
    expect(document.placeAt(document.text.indexOf("乙"))).toEqual({ file: "a.html", line: 1 });
  });

  test("knows the line of the file", () => {
    const document = read("<p>甲</p>\n\n<table>\n<tr><td>\n\n乙</td><td>丙<br>\n丁</td></tr></table>");
    expect([..."甲乙丙丁"].map((text) => document.placeAt(document.text.indexOf(text)).line)).toEqual([1, 6, 6, 7]);
  });

  test("parts paragraphs by an empty line and by an indent", () => {
    expect(blocksOf("甲<br><br>乙<br>&emsp;&emsp;&emsp;&emsp;丙<br>　　丁<br>　戊")).toEqual([
      "甲",
      "乙",
      "丙",
      "丁/戊",
    ]);
  });

  test("keeps preformatted lines", () => {
    const document = read("<pre>甲\n 乙  丙\n</pre>");
    expect(printBlocks(document)).toEqual(["甲/乙  丙"]);
    expect(document.placeAt(document.text.indexOf("乙")).line).toBe(2);
  });

  test("counts ordered lists", () => {
    expect(blocksOf("<ol start=3><li>甲<li><p>乙</p><p>丙</p><li value=9>丁<ul><li>戊</ul></ol>")).toEqual([
      "3.甲",
      "4.乙",
      "丙",
      "9.丁",
      "戊",
    ]);
    expect(blocksOf("<ol type=A><li>甲<li>乙</ol><ol type=i reversed><li>丙<li>丁</ol>")).toEqual([
      "A.甲",
      "B.乙",
      "ii.丙",
      "i.丁",
    ]);
    expect(
      blocksOf(
        '<ol style="list-style-type:cjk-ideographic"><li>甲</ol><ol style="list-style:none"><li>乙</ol><ol><li></ol>',
      ),
    ).toEqual(["一、甲", "乙", "1."]);
  });

  test("reads ticks", () => {
    expect(blocksOf('<input type=checkbox checked>是<input type="checkbox">否<input value="x">')).toEqual(["☑是☐否"]);
  });
});

describe("tables", () => {
  test("lays out spans as browsers do, with missing end tags and rowspan=0", () => {
    const html =
      "<table><thead><tr><th rowspan=2>序号<th colspan=2>职责<tr><th>事项<th>单位<tbody><tr><td rowspan=0>1<td>甲<br>乙<td><p>丙</p><p>丁</p><tr><td colspan=9>戊<tr><td>己<tfoot><tr><td>庚</table>";
    const document = read(html, ["序号职责事项单位1甲乙丙丁戊己庚"]);
    const shown = printBlocks(document);
    expect(shown[0]).toMatch(/^序号\|职责\|←/u);
    expect(shown.map((row) => row.replace(/(?:\|[←·])+$/u, ""))).toEqual([
      "序号|职责",
      "↑|事项|单位",
      "1|甲/乙|丙¶丁",
      "↑|戊",
      "↑|己",
      "庚",
    ]);
    expect(document.blocks[0]).toMatchObject({ headerRows: 2 });
  });

  test("ends a span before the cell that it runs into", () => {
    expect(blocksOf("<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<td>e</table>")).toEqual([
      "a|b|c",
      "d|↑|e",
    ]);
  });

  test("does not take a colspan of hundreds for columns", () => {
    expect(read("<table><tr><td colspan=1000>题<tr><td>a<td>b</table>").blocks[0]).toMatchObject({ columns: 64 });
  });

  test("puts a caption in front of its table", () => {
    expect(blocksOf("<table><caption>题</caption><tr><td>a<td>b</table>")).toEqual(["题", "a|b"]);
  });

  test("unwraps tables that only lay out the page, and reads others as lines of their cell", () => {
    const inner = "<table><tr><td>序号<td>主要职责<tr><td>1<td>贯彻执行法律法规</table>";
    expect(blocksOf(`<table><tr><td>首页<td><h3>清单</h3>${inner}</table>`)).toEqual([
      "首页",
      "#3 清单",
      "序号|主要职责",
      "1|贯彻执行法律法规",
    ]);
    expect(blocksOf(`<table><tr><td>${inner}</table>`)).toEqual(["序号|主要职责", "1|贯彻执行法律法规"]);
    const small = "<table><tr><td>a<td>b<tr><td>c<td>d</table>";
    expect(blocksOf(`<table><tr><td>1<td>制定全县发展规划并组织实施${small}<tr><td>2<td>乙</table>`)).toEqual([
      "1|制定全县发展规划并组织实施/a/b/c/d",
      "2|乙",
    ]);
  });

  test("knows cells that continue their group", () => {
    expect(
      blocksOf(
        '<table><tr><td id="_qd_continued_1">甲<td><a name="_qd_continued_2"></a>乙<td><div data-custom-style="GroupContinued"><p>丙</p></div><td>丁</table>',
      ),
    ).toEqual(["…甲|…乙|…丙|丁"]);
  });
});

describe("furniture", () => {
  test("sets navigation, page edges, controls and hidden text apart, and drops scripts", () => {
    const document = read(
      '<title>题</title><meta name="qingdan.bureau" content="x"><style>p{}</style><nav><ul><li>首页<li>公开</ul></nav><header><a>徽标</a></header>' +
        '<header><h1>民政局责任清单</h1></header><div class="breadcrumb">当前位置</div><script>var a</script>' +
        '<p>正<span style="color:red;display: none">藏</span>文</p><div hidden>密</div><select><option>选</select><footer>版权</footer><del>删</del>',
      ["首页公开徽标民政局责任清单当前位置正藏文密选版权删"],
    );
    expect(printBlocks(document)).toEqual(["#1 民政局责任清单", "正文"]);
    expect(printFurniture(document)).toEqual([
      "navigation: 首页",
      "navigation: 公开",
      "navigation: 徽标",
      "navigation: 当前位置",
      "markup: 藏",
      "markup: 密",
      "navigation: 选",
      "navigation: 版权",
      "deleted revision: 删",
    ]);
    expect(document.diagnostics.map(({ code }) => code)).toEqual(["ingest/hidden-text", "ingest/deleted-revision"]);
    expect(document.properties).toEqual({ title: "题", "qingdan.bureau": "x" });
  });

  test("never takes an element with a table for navigation by its name", () => {
    expect(blocksOf('<div class="footer"><table><tr><td>a<td>b</table></div>')).toEqual(["a|b"]);
  });

  test("knows the sheets of a workbook that LibreOffice made a page of", () => {
    const document = read(
      '<meta name="generator" content="LibreOffice 7.4"><body><p><center><h1>Overview</h1><A HREF="#table0">职责</A></center></p>' +
        '<A NAME="table0"><h1>Sheet 1: <em>职责</em></h1></A><table><tr><td>a<td>b</table>',
      ["Overview职责Sheet1:职责ab"],
    );
    expect(printBlocks(document)).toEqual(["a|b"]);
    expect(document.blocks[0]).toMatchObject({ sheet: "职责" });
  });
});

describe("encodings and refusals", () => {
  const gb = Uint8Array.from([0x3c, 0x70, 0x3e, 0xc3, 0xf1, 0xd5, 0xfe]);
  test("reads GB2312, UTF-8 with and without a mark, UTF-16 and Big5, also where the page is wrong about itself", () => {
    expect(printBlocks(read(gb))).toEqual(["民政"]);
    expect(printBlocks(read(Buffer.concat([encode('<meta charset="utf-8">'), gb])))).toEqual(["民政"]);
    expect(blocksOf('<meta charset="gb2312"><p>民政')).toEqual(["民政"]);
    expect(blocksOf("\ufeff<p>民政")).toEqual(["民政"]);
    expect(printBlocks(read(Buffer.from("\ufeff<p>民政", "utf16le")))).toEqual(["民政"]);
    expect(
      printBlocks(read(Buffer.concat([encode('<meta charset="big5">'), Uint8Array.from([0xa5, 0xc1, 0xac, 0x46])]))),
    ).toEqual(["民政"]);
  });

  test("reads deep pages without recursion, and refuses 100,000 nested elements", () => {
    expect(blocksOf(`${"<div>".repeat(4_500)}甲`)).toEqual(["甲"]);
    expect(blocksOf(`${"<font>".repeat(4_500)}甲`)).toEqual(["甲"]);
    for (const tag of ["div", "font", "table><tr><td", "ul><li"]) {
      expect(() => readHtml(encode(`<${tag}>`.repeat(100_000)), "a.html"), tag).toThrow(InputError);
    }
  });
});
