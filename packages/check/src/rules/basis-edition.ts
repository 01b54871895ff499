import { printedDate, type LegalInstrument } from "@qingdan/model";
import { placeIn, type CitationAt } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** The years that the bracket behind a title prints: （2004年2月 国务院令第399号）. */
function printedYears({ at, citation }: CitationAt): number[] {
  const behind = at.text.slice(citation.start, citation.end).slice(citation.title.length);
  return [...behind.matchAll(/((?:19|20)\d{2})[\s\u3000]*年/gu)].map((match) => Number(match[1]));
}

const digits = (text: string): string => /第?\s*(\d+)\s*号/u.exec(text)?.[1] ?? "";

/** True where the citation prints a number or a year, and it is that of an older edition. */
function isOlder(item: CitationAt, known: LegalInstrument): boolean {
  const number = item.citation.documentNumber;
  const printed = item.at.text.slice(item.citation.start, item.citation.end);
  if (known.edition !== "" && number !== "") return !printed.includes(`${digits(known.edition)}号`);
  const years = printedYears(item);
  return years.length > 0 && Math.max(...years) < Number(known.editionSince.slice(0, 4)) - 1;
}

/** （1994年7月通过 2009年8月修改）: the citation itself says which amendment it is of, and there has been a later one. */
function isOlderAmendment({ at, citation }: CitationAt, known: LegalInstrument): boolean {
  const since = /^(?:19|20)\d{2}(?=-)/u.exec(known.since)?.[0];
  const behind = at.text.slice(citation.start, citation.end);
  const amended = [
    ...behind.matchAll(/((?:19|20)\d{2})[\s\u3000]*年(?:\d{1,2}月)?[^，；）)]{0,6}(?:修改|修正|修订)/gu),
  ].at(-1)?.[1];
  return since !== undefined && amended !== undefined && Number(amended) < Number(since);
}

/** An amendment that the bracket behind a title prints: 2012年12月修正. */
const AMENDED = /(?:19|20)\d{2}[\s\u3000]*年(?:\d{1,2}月)?[^，；）)]{0,6}(?:修改|修正|修订)/u;
/** Between the vote and the day of effect lie up to two years; an amendment comes later. */
const VOTE_TO_EFFECT = 2;

/** （1994年7月通过） of a law that has been amended since: the year it prints, undefined where it prints an amendment or nothing. */
function originalYear(item: CitationAt, known: LegalInstrument): number | undefined {
  const { at, citation } = item;
  const behind = at.text.slice(citation.start, citation.end);
  const since = Number(/^(?:19|20)\d{2}(?=-)/u.exec(known.since)?.[0] ?? 0);
  const year = Math.max(...printedYears(item), 0);
  return year === 0 || AMENDED.test(behind) || since - year <= VOTE_TO_EFFECT ? undefined : year;
}

export const basisEdition: Rule = {
  id: "basis/edition",
  title: "引用的是法规的旧版本",
  severity: "warning",
  source: "law",
  reason: "法规修订或者以同名新法规代替后，条文和条号会变化，应当引用现行版本。",
  *check({ citations, register }) {
    // A list that prints the amendments of some laws owes them for the others.
    const owed = citations.some(({ at, citation }) => AMENDED.test(at.text.slice(citation.start, citation.end)));
    for (const item of citations) {
      const known = register.find(item.citation.title);
      if (known === undefined || known.status === "repealed") continue;
      const { at, citation } = item;
      if (known.editionSince === "" || !isOlder(item, known)) {
        if (isOlderAmendment(item, known))
          yield {
            at: placeIn(at),
            quote: `《${citation.title}》`,
            message: `《${citation.title}》在所写的修改之后，${known.since.slice(0, 4)}年又作了修改。`,
            remedy: "改引现行版本，并核对条号和条文。",
          };
        const year = owed && known.editionSince === "" ? originalYear(item, known) : undefined;
        if (year === undefined) continue;
        yield {
          at: placeIn(at),
          quote: `《${citation.title}》`,
          message: `《${citation.title}》只写了${year}年通过或者公布，没有写其后的修改（${known.since.slice(0, 4)}年又作了修改）。`,
          remedy: "按本清单的写法补写最近一次修改，并核对条号和条文。",
          severity: "hint",
        };
        continue;
      }
      const edition = known.edition === "" ? "" : `（${known.edition}）`;
      yield {
        at: placeIn(at),
        quote: `《${citation.title}》`,
        message: `《${citation.title}》已有新版本${edition}，自${printedDate(known.editionSince)}起施行，此处引用的是旧版本。`,
        remedy: "改引现行版本，并核对条号和条文。",
      };
    }
  },
};
