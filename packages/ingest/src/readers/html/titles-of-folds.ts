import { attribute, elementsBelow, type HtmlDocument, type HtmlElement, textBelow } from "./parse-html.ts";

const HEADS = new Set(["dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary"]);
const FOLDED = new Set(["article", "dd", "div", "dl", "section", "table", "ul"]);
/** What a button says that does something else than to unfold what it names. */
const TOOL =
  /^(?:展开|收起|折叠|查看|更多|菜单|导航|切换|搜索|查询|检索|打印|导出|下载|关闭|返回|登录|注册|提交|重置|复制|分享|收藏|上一|下一|首页|末页|确定|取消)/u;
const SHORTEST_NAME = 4;
const LONGEST_NAME = 40;

/**
 * Takes what a person clicks on to unfold a part of a page for its title: buttons in headings, over what they unfold, or with its place in them, and the
 * labels of buttons that are switched on and off. As controls of a form they would be no text. The elements are renamed in place.
 */
export function titlesOfFolds(document: HtmlDocument): void {
  const elements = [...elementsBelow(document)];
  const over = buttonsOverOthers(elements);
  const ids = new Set(elements.map((element) => attribute(element, "id")));
  for (const element of elements) {
    if (element.tagName !== "button" || !isName(element)) continue;
    const target = attribute(element, "data-target") ?? attribute(element, "data-bs-target");
    if (isIn(element, HEADS)) rename(element, "span");
    else if (over.has(element)) rename(element, "h3");
    else if (ids.has(target?.replace(/^#/u, "") ?? attribute(element, "aria-controls"))) rename(element, "div");
  }
  takeSwitches(elements);
}

function isName(element: HtmlElement): boolean {
  const name = textBelow(element).replace(/\s+/gu, "");
  return name.length >= SHORTEST_NAME && name.length <= LONGEST_NAME && !TOOL.test(name);
}

/** How far above it the heading or the cell of a piece of a line stands. */
const NEAREST = 8;

function isIn(element: HtmlElement, names: ReadonlySet<string>): boolean {
  let level = 0;
  for (let parent = element.parentNode; parent !== null && "tagName" in parent; parent = parent.parentNode) {
    if (names.has(parent.tagName)) return true;
    if (++level >= NEAREST) return false;
  }
  return false;
}

/** The buttons of which several stand side by side, each right in front of an element that holds what it unfolds. */
function buttonsOverOthers(elements: readonly HtmlElement[]): Set<HtmlElement> {
  const over = new Map<unknown, HtmlElement[]>();
  const last = new Map<unknown, HtmlElement>();
  for (const element of elements) {
    const before = last.get(element.parentNode);
    last.set(element.parentNode, element);
    if (before?.tagName !== "button" || !FOLDED.has(element.tagName)) continue;
    const own = over.get(element.parentNode);
    if (own === undefined) over.set(element.parentNode, [before]);
    else own.push(before);
  }
  return new Set([...over.values()].filter((own) => own.length >= 2).flat());
}

/**
 * Tabs without a script: round or square boxes whose labels are the names (<input type="radio" id="a"><label for="a">). The boxes are taken out, and
 * each label is a line of its own.
 */
function takeSwitches(elements: readonly HtmlElement[]): void {
  const boxes = new Map<string, HtmlElement>();
  for (const element of elements) {
    const type = (attribute(element, "type") ?? "").toLowerCase();
    const id = attribute(element, "id");
    if (element.tagName === "input" && (type === "radio" || type === "checkbox") && id !== undefined)
      boxes.set(id, element);
  }
  const labels = elements.filter(
    (element) =>
      element.tagName === "label" &&
      boxes.has(attribute(element, "for") ?? "") &&
      isName(element) &&
      !isIn(element, new Set(["td", "th"])),
  );
  if (labels.length < 2) return;
  for (const label of labels) {
    rename(label, "div");
    rename(boxes.get(attribute(label, "for") ?? "") as HtmlElement, "wbr");
  }
}

function rename(element: HtmlElement, tagName: string): void {
  element.tagName = tagName;
  element.nodeName = tagName;
}
