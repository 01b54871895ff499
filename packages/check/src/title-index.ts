import { normaliseTitle, type LegalInstrument, type LegalRegister } from "@qingdan/model";

/** Finds titles of a register that are nearly a given one, without comparing it with all of them. */
export interface TitleIndex {
  near(title: string): readonly LegalInstrument[];
  /** National laws and regulations of the title's length, all of them: short titles share neither head nor tail with a misspelt one. */
  short(title: string): readonly LegalInstrument[];
  endingWith(title: string): readonly LegalInstrument[];
}

const indexes = new WeakMap<LegalRegister, TitleIndex>();

/** Length of the head and the tail by which candidates are found: a title with one mistake keeps at least one of them. */
const KEY = 3;
/** Titles up to this length are compared one by one. */
const SHORT = 9;

/** The index of a register, built once. */
export function titleIndex(register: LegalRegister): TitleIndex {
  let index = indexes.get(register);
  if (index === undefined) indexes.set(register, (index = build(register)));
  return index;
}

function build(register: LegalRegister): TitleIndex {
  const byKey = new Map<string, LegalInstrument[]>();
  const byTail = new Map<string, LegalInstrument[]>();
  const add = (map: Map<string, LegalInstrument[]>, key: string, instrument: LegalInstrument): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [instrument]);
    else list.push(instrument);
  };
  const byLength = new Map<number, LegalInstrument[]>();
  for (const instrument of register.instruments) {
    const title = normaliseTitle(instrument.title);
    if (/^(?:法律|行政法规)$/u.test(instrument.category) && title.length <= SHORT)
      byLength.set(title.length, [...(byLength.get(title.length) ?? []), instrument]);
    if (title.length < 5) continue;
    add(byKey, `^${title.slice(0, KEY)}`, instrument);
    add(byKey, `$${title.slice(-KEY)}`, instrument);
    add(byTail, title.slice(-5), instrument);
  }
  return {
    short: (title) => byLength.get(title.length) ?? [],
    near: (title) => [
      ...new Set([...(byKey.get(`^${title.slice(0, KEY)}`) ?? []), ...(byKey.get(`$${title.slice(-KEY)}`) ?? [])]),
    ],
    endingWith: (title) =>
      (byTail.get(title.slice(-5)) ?? []).filter((known) => normaliseTitle(known.title).endsWith(title)),
  };
}
