import type { LegalInstrument } from "@qingdan/model";
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

export const basisEdition: Rule = {
  id: "basis/edition",
  title: "引用的是法规的旧版本",
  severity: "warning",
  source: "law",
  reason: "法规修订或者以同名新法规代替后，条文和条号会变化，应当引用现行版本。",
  *check({ citations, register }) {
    for (const item of citations) {
      const known = register.find(item.citation.title);
      if (known === undefined || known.status === "repealed" || known.editionSince === "") continue;
      if (!isOlder(item, known)) continue;
      const { at, citation } = item;
      const edition = known.edition === "" ? "" : `（${known.edition}）`;
      yield {
        at: placeIn(at),
        quote: `《${citation.title}》`,
        message: `《${citation.title}》已有新版本${edition}，自${known.editionSince}起施行，此处引用的是旧版本。`,
        remedy: "改引现行版本，并核对条号和条文。",
      };
    }
  },
};
