import {
  extraField,
  formatHanNumeral,
  serialValue,
  type Mechanism,
  type MechanismSection,
  type Note,
  type Regime,
  type Section,
} from "@qingdan/model";
import type { TablePlan } from "../plan.ts";
import { fill, type Template } from "../template.ts";
import type { BodyWriter } from "./body-writer.ts";
import { STYLES } from "./styles.ts";

/** How headings are numbered. `turn` counts from 1 among the neighbours of one level; `nested` is true one level further down. */
export interface Numbers {
  group(regime: Regime, turn: number): string;
  regime(regime: Regime, turn: number, nested: boolean): string;
  section(section: Section, turn: number, nested: boolean): string;
  mechanism(section: MechanismSection, turn: number): string;
}

/** The form's own levels (GB/T 9704-2012): （一） with 1. below it; in a group 1. with （1） below it. */
export const STANDARD_NUMBERS: Numbers = {
  group: (regime, turn) => `（${formatHanNumeral(serialValue(regime.groupNumbering) ?? turn)}）`,
  regime: (regime, turn, nested) => {
    const value = serialValue(regime.serial) ?? serialValue(regime.numbering) ?? turn;
    return nested ? `${value}. ` : `（${formatHanNumeral(value)}）`;
  },
  section: (_, turn, nested) => (nested ? `（${turn}）` : `${turn}. `),
  mechanism: (section, turn) => `（${formatHanNumeral(serialValue(section.serial) ?? turn)}）`,
};

/** 第一条 stands apart from the title behind it. */
const ARTICLE = /[条章节款项]$/u;

function withGap({ numbering }: { numbering: string }): string {
  return ARTICLE.test(numbering) ? `${numbering}　` : numbering;
}

/** The numbers that the bureau prints. */
export const PRINTED_NUMBERS: Numbers = {
  group: (regime) => regime.groupNumbering,
  regime: withGap,
  section: withGap,
  mechanism: withGap,
};

/** Regimes as numbered prose; those of a group one level below the group's heading. */
export function writeRegimes(
  regimes: readonly Regime[],
  plan: TablePlan,
  numbers: Numbers,
  template: Template,
  body: BodyWriter,
): void {
  let group = "";
  let turn = 0;
  let inGroup = 0;
  for (const regime of regimes) {
    const nested = regime.group !== "";
    const opens = nested && regime.group !== group;
    group = regime.group;
    inGroup = opens || !nested ? 1 : inGroup + 1;
    if (!nested || opens) turn += 1;
    if (opens) body.heading(STYLES.regime, numbers.group(regime, turn) + regime.group, 2);
    const number = numbers.regime(regime, nested ? inGroup : turn, nested);
    body.heading(nested ? STYLES.subRegime : STYLES.regime, number + regime.title, nested ? 3 : 2);
    writeRegime(regime, plan, numbers, template, body);
  }
}

function writeRegime(regime: Regime, plan: TablePlan, numbers: Numbers, template: Template, body: BodyWriter): void {
  const labelled = (heading: string, text: string): string => fill(template.titles.extraText, { heading }) + text;
  if (regime.unit !== "") body.prose(labelled("责任单位", regime.unit), regime.title);
  body.prose(regime.preamble, regime.title);
  let turn = 0;
  for (const section of regime.sections) {
    if (section.heading !== "") turn += 1;
    const number = numbers.section(section, turn, regime.group !== "");
    if (section.heading !== "") body.heading(STYLES.section, number + section.heading);
    body.prose(section.text, regime.title);
  }
  const row = plan.rows.find((candidate) => candidate.keys[0] === regime.key);
  for (const { field, heading } of plan.columns) {
    const text = field.startsWith(extraField("")) ? (row?.cells[field] ?? "") : "";
    if (text !== "") body.proseNote(labelled(heading, text), regime.title);
  }
}

/** The 责任追究机制 as numbered prose, the notes on a section below its text. */
export function writeMechanism(
  mechanism: Mechanism,
  notes: readonly Note[],
  numbers: Numbers,
  template: Template,
  body: BodyWriter,
): void {
  body.prose(mechanism.preamble, "");
  for (const [index, section] of mechanism.sections.entries()) {
    if (section.title !== "") body.heading(STYLES.unlisted, numbers.mechanism(section, index + 1) + section.title);
    body.prose(section.text, section.title);
    for (const { owner, heading = "", text } of notes)
      if (owner === section.key) body.proseNote(fill(template.titles.extraText, { heading }) + text, section.title);
  }
}
