import { createRegister, normaliseTitle, type LegalInstrument } from "@qingdan/model";
import type { Database } from "../database/database.ts";
import { withWriters } from "../database/table-writers.ts";
import type { InstrumentFinder } from "../rows/citation-rows.ts";
import { SELECT_CITED_TITLES } from "../sql/select-cited-titles.sql.ts";
import { SELECT_INSTRUMENTS } from "../sql/select-instruments.sql.ts";
import { UPDATE_CITED_INSTRUMENTS } from "../sql/update-cited-instruments.sql.ts";

/** Replaces the register of legal instruments; of several with the same title the last one counts. Runs inside a transaction. */
export async function writeRegister(database: Database, instruments: readonly LegalInstrument[]): Promise<void> {
  await database.run("DELETE FROM legal_instrument");
  const byTitle = new Map(instruments.map((instrument) => [normaliseTitle(instrument.title), instrument]));
  await withWriters(database, ["legal_instrument"], (add) => {
    for (const [title_normalised, instrument] of byTitle) {
      const { title, category, status, since, replacedBy, edition, editionSince, source } = instrument;
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
      });
    }
  });
  await relinkCitations(database, finderOf(instruments));
}

/** What finds an instrument of the warehouse's register by any of its titles. */
export async function readInstrumentFinder(database: Database): Promise<InstrumentFinder> {
  const rows = await database.rows(SELECT_INSTRUMENTS);
  return finderOf(rows.map((row) => ({ ...BLANK, title: row["title"] as string })));
}

const BLANK: Omit<LegalInstrument, "title"> = {
  category: "",
  status: "",
  since: "",
  replacedBy: "",
  edition: "",
  editionSince: "",
  renumbered: {},
  source: "",
};

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
