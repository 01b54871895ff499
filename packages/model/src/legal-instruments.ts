import { z } from "zod";
import data from "../data/legal-instruments.json" with { type: "json" };
import { normaliseTitle } from "./citations/normalise-title.ts";

/** The categories of instruments: those of the Legislation Law (立法法), judicial interpretations, and 规范性文件 for all else. */
export const INSTRUMENT_CATEGORIES = [
  "法律",
  "行政法规",
  "监察法规",
  "地方性法规",
  "自治条例",
  "单行条例",
  "部门规章",
  "地方政府规章",
  "司法解释",
  "规范性文件",
] as const;

/**
 * An instrument as the register knows it. What is not established by a public source is "". `status` is as of 2026-01. `edition` and
 * `editionSince` name the edition in force where an older one goes by the same title; `renumbered` says what became of its articles.
 */
export const LegalInstrument = z.object({
  title: z.string().min(1),
  category: z.string().default(""),
  status: z.enum(["in force", "repealed", ""]).default(""),
  since: z.string().default(""),
  replacedBy: z.string().default(""),
  edition: z.string().default(""),
  editionSince: z.string().default(""),
  renumbered: z.record(z.string(), z.string()).default({}),
  source: z.string().default(""),
});
export type LegalInstrument = z.infer<typeof LegalInstrument>;

/** A register by normalised title. */
export interface LegalRegister {
  instruments: readonly LegalInstrument[];
  /** The instrument of this title; issuers before 关于 may be missing in either. */
  find(title: string): LegalInstrument | undefined;
}

/** A register of `instruments`; later ones win over earlier ones of the same title, so that a user's own come last. */
export function createRegister(instruments: readonly LegalInstrument[]): LegalRegister {
  const byTitle = new Map<string, LegalInstrument>();
  for (const instrument of instruments) {
    const title = normaliseTitle(instrument.title);
    byTitle.set(title, instrument);
    const bare = withoutIssuers(title);
    if (bare !== title && !byTitle.has(bare)) byTitle.set(bare, instrument);
  }
  return {
    instruments,
    find(title) {
      const normal = normaliseTitle(title);
      return byTitle.get(normal) ?? byTitle.get(withoutIssuers(normal));
    },
  };
}

/** 民政部人力资源和社会保障部财政部关于…的通知 is also printed without its issuers. Short tails stay: they name nothing by themselves. */
function withoutIssuers(title: string): string {
  const at = title.indexOf("关于");
  return at > 0 && title.length - at >= 10 ? title.slice(at) : title;
}

let known: LegalRegister | undefined;

/** The register of this project: laws and administrative regulations in force, what they repealed, and the instruments of our sources. */
export function legalRegister(): LegalRegister {
  known ??= createRegister(z.array(LegalInstrument).parse(data));
  return known;
}

/** The instrument of this title in the project's register. */
export function findInstrument(title: string): LegalInstrument | undefined {
  return legalRegister().find(title);
}
