import fc from "fast-check";
import { assignKeys } from "../keys.ts";
import { SECTION_KINDS } from "../parts.ts";
import { KIND_HEADINGS } from "../standard-form.ts";
import type {
  Boundary,
  Duty,
  Liability,
  MechanismSection,
  Note,
  Regime,
  ResponsibilityList,
  Section,
  Service,
} from "../tree.ts";

const WORDS = [
  "负责",
  "贯彻执行国家和省、市有关方针政策",
  "拟订规划并组织实施",
  "《中华人民共和国行政许可法》",
  "第二十五条：",
  "（二）",
  "1.",
  "人力资源",
  "监督检查",
  "007",
  "=1+1",
  "_x0041_",
  "𠮷",
  "😀",
  "　",
  "a<b&c",
  '"',
  "0533-4110001",
  "；",
  "。",
] as const;

/** Texts as official documents have them, with the characters that break office files among them; no white space at the ends. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...WORDS) }, fc.constant("\n")), { maxLength: 12 })
  .map((words) =>
    words
      .join("")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .join("\n"),
  );

/** A text that is never empty. */
export const arbitraryPhrase: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom("负责", "拟订", "组织", "指导"), arbitraryText)
  .map(([verb, text]) => `${verb}${text}`);

const key = fc.constant("");
const maybe = fc.oneof({ weight: 2, arbitrary: fc.constant("") }, arbitraryText);
const serial = fc.nat({ max: 40 }).map((number) => String(number + 1));

const duty: fc.Arbitrary<Duty> = fc.record({
  key,
  serial,
  text: arbitraryPhrase,
  accountability: maybe,
  tasks: fc.array(fc.record({ key, text: arbitraryPhrase, unit: maybe, remark: maybe }), {
    minLength: 1,
    maxLength: 5,
  }),
});

const boundary: fc.Arbitrary<Boundary> = fc.record({
  key,
  serial,
  matter: arbitraryPhrase,
  parties: fc.array(
    fc.record({ key, department: arbitraryPhrase, responsibility: maybe, basis: maybe, example: maybe, remark: maybe }),
    { minLength: 1, maxLength: 3 },
  ),
});

const section: fc.Arbitrary<Section> = fc
  .record({
    kinds: fc.subarray([...SECTION_KINDS], { maxLength: 2 }),
    number: fc.nat({ max: 6 }),
    text: arbitraryPhrase,
  })
  .map(({ kinds, number, text }) => ({
    key: "",
    numbering: "一二三四五六七"[number] === undefined ? "" : `${"一二三四五六七"[number]}、`,
    heading: kinds.length === 0 ? "附则" : kinds.map((kind) => KIND_HEADINGS[kind]).join("及"),
    kinds,
    text,
  }));

const regime: fc.Arbitrary<Regime> = fc.record({
  key,
  serial: fc.constantFrom("（一）", "（二）", "1", "2"),
  numbering: fc.constantFrom("（一）", "（二）", "1.", ""),
  group: fc.constantFrom("", "", "对其他事项的监管"),
  groupNumbering: fc.constant("（四）"),
  title: arbitraryPhrase,
  unit: maybe,
  preamble: maybe,
  sections: fc.array(section, { maxLength: 6 }),
});

const service: fc.Arbitrary<Service> = fc.record({
  key,
  serial,
  name: arbitraryPhrase,
  items: fc.array(fc.record({ key, content: arbitraryPhrase, agency: maybe, phone: maybe, remark: maybe }), {
    minLength: 1,
    maxLength: 3,
  }),
});

const liability: fc.Arbitrary<Liability> = fc.record({
  key,
  serial,
  subject: arbitraryPhrase,
  circumstance: maybe,
  basis: maybe,
  remark: maybe,
});

const mechanismSection: fc.Arbitrary<MechanismSection> = fc.record({
  key,
  serial: fc.constantFrom("一", "二", "三"),
  numbering: fc.constantFrom("一、", "二、", "三、"),
  title: arbitraryPhrase.map((text) => text.replaceAll("\n", "")),
  text: arbitraryPhrase,
});

const partNote: fc.Arbitrary<Note> = fc.record({
  key,
  part: fc.constantFrom("duties", "boundaries", "services"),
  text: arbitraryPhrase.map((text) => `注：${text}`),
  before: fc.boolean(),
});

/** Any responsibility list: parts absent, empty or full, keys assigned, printed as the standard form prints it. */
export const arbitraryList: fc.Arbitrary<ResponsibilityList> = fc
  .record({
    name: arbitraryPhrase.map((text) => `${[...text.replaceAll("\n", "")].slice(0, 20).join("")}局`),
    issued: fc.constantFrom("", "2015", "2015-07", "2015-07-03"),
    duties: fc.option(fc.array(duty, { maxLength: 4 }), { nil: undefined }),
    boundaries: fc.option(fc.array(boundary, { maxLength: 3 }), { nil: undefined }),
    oversight: fc.option(fc.array(regime, { maxLength: 3 }), { nil: undefined }),
    services: fc.option(fc.array(service, { maxLength: 3 }), { nil: undefined }),
    accountability: fc.option(
      fc.record({
        liabilities: fc.array(liability, { maxLength: 3 }),
        mechanism: fc.option(fc.record({ preamble: maybe, sections: fc.array(mechanismSection, { maxLength: 3 }) }), {
          nil: undefined,
        }),
      }),
      { nil: undefined },
    ),
    notes: fc.array(partNote, { maxLength: 3 }),
  })
  .map(({ name, issued, duties, boundaries, oversight, services, accountability, notes }) => {
    const list: ResponsibilityList = {
      bureau: {
        id: "some-bureau",
        name,
        shortName: "",
        province: "",
        city: "",
        county: "",
        level: "县级",
        issued,
      },
      notes,
      printed: { parts: [], cover: [], contents: false },
    };
    if (duties !== undefined) list.duties = duties;
    if (boundaries !== undefined) list.boundaries = boundaries;
    if (oversight !== undefined) list.oversight = oversight;
    if (services !== undefined) list.services = services;
    if (accountability !== undefined) {
      list.accountability = { liabilities: accountability.liabilities };
      if (accountability.mechanism !== undefined) list.accountability.mechanism = accountability.mechanism;
    }
    return assignKeys(structuredClone(list));
  });
