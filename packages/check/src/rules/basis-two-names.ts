import { differenceOf } from "../edit-distance.ts";
import { placeIn, type CitationAt } from "../facts.ts";
import type { Hit, Rule } from "../rule.ts";

const key = (number: string): string =>
  number
    .replace(/[\s\u3000第]/gu, "")
    .replace(/[﹝[［（(]/gu, "〔")
    .replace(/[﹞\]］）)]/gu, "〕");
const firstDate = ({ at, citation }: CitationAt): string => {
  const bracket = /》[\s\u3000]*[（(]([^（）()]*)/u.exec(at.text.slice(citation.start, citation.end))?.[1] ?? "";
  const date = /^\s*((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月/u.exec(bracket);
  return date === null ? "" : `${date[1]}年${date[2]}月`;
};

/** Two titles that can only mean one instrument: they differ in the last word, in 暂行, in one character, or one is the other's tail. */
function sameMeant(left: string, right: string): boolean {
  const { left: a, right: b, at } = differenceOf(left, right);
  if (Math.min(left.length, right.length) < 5) return false;
  const atEnd = at + a.length === left.length;
  if (atEnd && /^(?:条例|条列|办法|规定|例|列)$/u.test(a) && /^(?:条例|条列|办法|规定|例|列)$/u.test(b)) return true;
  if (a === "" || b === "") return /^(?:暂行|试行|\(试行\)|\(暂行\)|行政机关|国家)$/u.test(a + b);
  return false;
}

export const basisTwoNames: Rule = {
  id: "basis/two-names",
  title: "同一件法规在清单中名称、文号或日期不一",
  severity: "warning",
  source: "form",
  reason: "同一件依据在一份清单里应当使用同一名称、文号和日期。",
  *check({ citations }) {
    const named = citations.filter(({ normal }) => normal !== "");
    yield* differing(
      named,
      ({ citation }) => key(citation.documentNumber),
      ({ normal }) => normal,
      "文号",
      "名称",
    );
    yield* differing(named, ({ normal }) => normal, firstDate, "名称", "日期");
    yield* otherNumbers(named);
    yield* otherIssuers(named);
    const titles = new Map(named.map((item) => [item.normal, item]));
    const all = [...titles.keys()];
    for (const [index, left] of all.entries()) {
      for (const right of all.slice(index + 1)) {
        if (!sameMeant(left, right)) continue;
        const item = titles.get(right);
        const other = titles.get(left);
        if (item === undefined || other === undefined) continue;
        yield {
          at: placeIn(item.at),
          quote: `《${item.citation.title}》`,
          message: `同一清单中既称《${other.citation.title}》，又称《${item.citation.title}》，疑为同一件法规。`,
          remedy: "核对后统一名称。",
        };
      }
    }
  },
};

/** The issuer of the order that a document number names: 人力资源社会保障部令第20号. */
const issuerOf = ({ citation }: CitationAt): string =>
  /^([\u4e00-\u9fff]{4,16}[部委局会署])令/u.exec(citation.documentNumber.replace(/[\s\u3000]/gu, ""))?.[1] ?? "";

/** One issuer printed with and without 和: the rarer way is reported. */
function* otherIssuers(items: readonly CitationAt[]): Generator<Hit> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(issuerOf(item), (counts.get(issuerOf(item)) ?? 0) + 1);
  for (const item of items) {
    const issuer = issuerOf(item);
    const usual = [...counts.keys()].find(
      (other) => other !== issuer && issuer !== "" && other.replace(/和/gu, "") === issuer.replace(/和/gu, ""),
    );
    const [own, others] = [counts.get(issuer) ?? 0, counts.get(usual ?? "") ?? 0];
    if (usual === undefined || own > others || (own === others && usual > issuer)) continue;
    yield {
      at: placeIn(item.at),
      quote: item.citation.documentNumber,
      message: `同一机关在清单中有两种写法：“${issuer}”与“${usual}”。`,
      remedy: "统一发布机关的名称。",
      severity: "hint",
    };
  }
}

/** The numbers of orders that the bracket behind a title prints: （国务院令第259号公布，国务院令第710号修改）. */
function ordersOf({ at, citation }: CitationAt): string[] {
  return [
    ...at.text
      .slice(citation.start, citation.end)
      .matchAll(/(?:令|公告)[^（），。；]{0,10}?第?[\s\u3000]*(\d{1,4})[\s\u3000]*号/gu),
  ].map((match) => match[1] ?? "");
}

/** One title with orders neither of which are among the other's: the rarer is reported. */
function* otherNumbers(items: readonly CitationAt[]): Generator<Hit> {
  const byTitle = new Map<string, { orders: string[]; item: CitationAt }[]>();
  for (const item of items) {
    const orders = ordersOf(item);
    if (orders.length > 0) byTitle.set(item.normal, [...(byTitle.get(item.normal) ?? []), { orders, item }]);
  }
  for (const all of byTitle.values()) {
    const times = ({ orders }: { orders: string[] }): number =>
      all.filter((other) => other.orders.join() === orders.join()).length;
    const usual = all.toSorted((a, b) => times(b) - times(a))[0];
    for (const one of all) {
      if (usual === undefined || one.orders.length !== usual.orders.length) continue;
      const wrong = one.orders.find((order, index) => order !== usual.orders[index]);
      if (wrong === undefined) continue;
      const { at, citation } = one.item;
      yield {
        at: placeIn(at),
        quote: at.text.slice(citation.start, citation.end).slice(0, 60),
        message: `名称相同的依据，文号前后不一：此处有“第${wrong}号”，其他处是“第${usual.orders.join("号、第")}号”。`,
        remedy: "核对原文后统一文号。",
      };
    }
  }
}

/** Citations that agree in `same` and print different `other`s. */
function* differing(
  items: readonly CitationAt[],
  same: (item: CitationAt) => string,
  other: (item: CitationAt) => string,
  sameWord: string,
  otherWord: string,
): Generator<Hit> {
  const first = new Map<string, CitationAt>();
  for (const item of items) {
    const group = same(item);
    const value = other(item);
    if (group === "" || value === "") continue;
    const before = first.get(group);
    if (before === undefined) first.set(group, item);
    else if (other(before) !== value && !contains(other(before), value)) {
      yield {
        at: placeIn(item.at),
        quote: item.at.text.slice(item.citation.start, item.citation.end).slice(0, 60),
        message: `${sameWord}相同的依据，${otherWord}前后不一：“${other(before)}”与“${value}”。`,
        remedy: `核对原文后统一${otherWord}。`,
      };
    }
  }
}

/** 民政部…关于某事的通知 and 关于某事的通知 are one name. */
function contains(left: string, right: string): boolean {
  return left.endsWith(right) || right.endsWith(left);
}
