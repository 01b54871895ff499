import { createRegister, LegalInstrument, normaliseTitle } from "@qingdan/model";
import type { Database } from "../database/database.ts";
import { withWriters } from "../database/table-writers.ts";
import type { InstrumentFinder } from "../rows/citation-rows.ts";
import { SELECT_CITED_TITLES } from "../sql/select-cited-titles.sql.ts";
import { SELECT_INSTRUMENTS } from "../sql/select-instruments.sql.ts";
import { UPDATE_CITED_INSTRUMENTS } from "../sql/update-cited-instruments.sql.ts";

/** The instruments that the program knows, and those of a user's own register. */
export interface RegisterParts {
  project: readonly LegalInstrument[];
  own: readonly LegalInstrument[];
}

/** Replaces the register; of several with the same title the last one counts, a user's own win. Runs inside a transaction. */
export async function writeRegister(database: Database, { project, own }: RegisterParts): Promise<void> {
  for (const table of ["legal_instrument", "renumbered_article"]) await database.run(`DELETE FROM ${table}`);
  const byTitle = new Map<string, { instrument: LegalInstrument; register: "project" | "own" }>();
  for (const instrument of project) byTitle.set(normaliseTitle(instrument.title), { instrument, register: "project" });
  for (const instrument of own) byTitle.set(normaliseTitle(instrument.title), { instrument, register: "own" });
  await withWriters(database, ["legal_instrument", "renumbered_article"], (add) => {
    for (const [title_normalised, { instrument, register }] of byTitle) {
      const { title, category, status, since, replacedBy, edition, editionSince, renumbered, source } = instrument;
      add("legal_instrument", {
        title_normalised,
        title,
        category,
        status,
        since,
        replaced_by: replacedBy,
        edition,
        edition_since: editionSince,
        source,
        register,
      });
      for (const [article, article_now] of Object.entries(renumbered)) {
        add("renumbered_article", { title_normalised, article, article_now });
      }
    }
  });
  await relinkCitations(database, finderOf([...byTitle.values()].map(({ instrument }) => instrument)));
}

/** The register as the warehouse has it. A program's instrument that a user's own replaces is not among them. */
export async function readRegister(database: Database): Promise<RegisterParts> {
  const parts: Record<"project" | "own", LegalInstrument[]> = { project: [], own: [] };
  for (const row of await database.rows(SELECT_INSTRUMENTS)) {
    const { register, renumbered, ...facts } = row;
    parts[register as "project" | "own"].push(
      LegalInstrument.parse({ ...facts, renumbered: JSON.parse(renumbered as string) }),
    );
  }
  return parts;
}

/** What finds an instrument of the warehouse's register by any of its titles. */
export async function readInstrumentFinder(database: Database): Promise<InstrumentFinder> {
  const { project, own } = await readRegister(database);
  return finderOf([...project, ...own]);
}

function finderOf(instruments: readonly LegalInstrument[]): InstrumentFinder {
  const register = createRegister(instruments);
  const known = new Map<string, string>();
  return (title) => {
    let found = known.get(title);
    if (found === undefined) {
      const instrument = register.find(title);
      found = instrument === undefined ? "" : normaliseTitle(instrument.title);
      known.set(title, found);
    }
    return found;
  };
}

/** Citations that are there already are looked up again, each title once. */
async function relinkCitations(database: Database, find: InstrumentFinder): Promise<void> {
  const titles = (await database.rows(SELECT_CITED_TITLES)).map((row) => row["title"] as string);
  if (titles.length === 0) return;
  const links = titles.map((title) => ({ title, instrument: find(title) }));
  await database.run(UPDATE_CITED_INSTRUMENTS, { links: JSON.stringify(links) });
}
