import { leadingNumber, type ResponsibilityList } from "@qingdan/model";
import { placeIn, type Facts, type TextAt } from "../facts.ts";
import type { Hit, Rule } from "../rule.ts";

const STOP = /[。；;！？!?]$/u;
const UNFINISHED = /[；;，,、]$/u;
/** A minority as small as this differs by mistake, not by habit. */
const MINORITY = 0.35;
/** Sections are few of a kind: three of five say how the list writes them. */
const USUAL_SECTIONS = 0.55;
/** Where a kind has too few sections to say, nearly all sections of the list do. */
const USUAL_IN_ALL = 0.8;
const COLUMNS = ["duty.text", "task.text", "party.responsibility", "service_item.content"];

export const wordingEnd: Rule = {
  id: "wording/end",
  title: "末尾标点与同栏不一致",
  severity: "hint",
  source: "form",
  reason: "同一栏各行末尾加不加句号应当一致；单元格末尾不用分号、逗号。",
  *check(facts) {
    const { texts } = facts;
    for (const column of COLUMNS) {
      const rows = texts.filter((at) => `${at.table}.${at.field}` === column && !at.text.includes("\n"));
      const stopped = rows.filter((at) => STOP.test(at.text.trim()));
      const few = Math.max(1, Math.floor(rows.length * MINORITY));
      const [odd, missing] =
        stopped.length <= few
          ? [stopped, false]
          : rows.length - stopped.length <= few
            ? [rows.filter((at) => !stopped.includes(at)), true]
            : [[], false];
      for (const at of rows.length >= 4 ? odd : [])
        if (missing || !UNFINISHED.test(at.text.trim())) yield hit(at, missing);
    }
    yield* sections(facts);
    const enumerated = enumeratedRows(facts.list);
    for (const at of texts) {
      // Sections end with items, which have a rule of their own; a preamble leads to what follows.
      if (!UNFINISHED.test(at.text.trim()) || /^(?:section|regime|liability|note)$/u.test(at.table)) continue;
      if (enumerated.has(at.key)) continue;
      const mark = at.text.trim().slice(-1);
      yield {
        at: placeIn(at),
        quote: at.text.trim().slice(-16),
        message: `末尾是“${mark}”，句子没有结束。`,
        remedy: "核对是否漏了内容，改为句号或者删去。",
      };
    }
  },
};

/** The keys of rows that are one enumeration: each but the last of a group ends with a semicolon, as 一、…；二、…。 do. */
function enumeratedRows(list: ResponsibilityList): Set<string> {
  const groups: { key: string; text: string }[][] = [
    ...(list.duties ?? []).map(({ tasks }) => tasks.map(({ key, text }) => ({ key, text: text.trim() }))),
    ...(list.boundaries ?? []).map(({ parties }) =>
      parties.map(({ key, responsibility }) => ({ key, text: responsibility.trim() })),
    ),
    ...(list.services ?? []).map(({ items }) => items.map(({ key, content }) => ({ key, text: content.trim() }))),
  ];
  const isOne = (rows: readonly { text: string }[]): boolean =>
    rows.length >= 2 && rows.slice(0, -1).every(({ text }) => /[；;]$/u.test(text));
  return new Set(groups.filter(isOne).flatMap((rows) => rows.slice(0, -1).map(({ key }) => key)));
}

/** Sections that are no items end with a full stop where most of their kind do. */
function* sections({ texts, list }: Facts): Generator<Hit> {
  const kindOf = new Map(
    (list.oversight ?? []).flatMap((regime) => regime.sections.map(({ key, kinds }) => [key, kinds[0] ?? ""] as const)),
  );
  const plain = texts.filter(
    (at) =>
      at.table === "section" &&
      at.field === "text" &&
      leadingNumber(at.text.trim().split("\n").at(-1) ?? "") === undefined,
  );
  for (const kind of new Set(kindOf.values())) {
    const rows = plain.filter(({ key }) => kindOf.get(key) === kind);
    const stopped = rows.filter(({ text }) => STOP.test(text.trim()));
    const usual = rows.length >= 3 ? stopped.length / rows.length >= USUAL_SECTIONS : stoppedOf(plain) >= USUAL_IN_ALL;
    const unusual = rows.length >= 5 && stopped.length / rows.length <= MINORITY;
    for (const at of rows) {
      const text = at.text.trim();
      if (/[；;，,、]$/u.test(text))
        yield {
          at: placeIn(at),
          quote: text.slice(-16),
          message: `末尾是“${text.slice(-1)}”，句子没有结束。`,
          remedy: "核对是否漏了内容，改为句号。",
        };
      else if (usual && !STOP.test(text) && !/[：:）)”]$/u.test(text)) yield hit(at, true, "其他监管制度");
      else if (unusual && /^[^，；。\n]+。$/u.test(text)) yield hit(at, false, "其他监管制度");
    }
  }
}

/** The share of these that end with a full stop; 0 where they are too few to say. */
function stoppedOf(rows: readonly TextAt[]): number {
  return rows.length < 6 ? 0 : rows.filter(({ text }) => STOP.test(text.trim())).length / rows.length;
}

function hit(at: TextAt, missing: boolean, others = "本栏其他行"): Hit {
  return {
    at: placeIn(at),
    quote: at.text.trim().slice(-16),
    message: missing ? `末尾缺少句号，${others}大多有。` : `末尾有标点，${others}大多没有。`,
    remedy: missing ? "补上句号。" : "删去末尾标点。",
  };
}
