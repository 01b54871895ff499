import { REMARK_HEADING, type Liability, type MechanismSection } from "@qingdan/model";
import type { Line } from "../blocks.ts";
import { extraNotes, type PendingNote } from "./part-result.ts";
import { readFields, type Recognition } from "./passage.ts";
import type { Row } from "./tables/read-rows.ts";
import { withRowsUnder } from "./tables/rows-under-one-cell.ts";

/** What a table of part five holds: circumstances, and, in the standard form, the rows of the mechanism. */
export interface LiabilityTable {
  liabilities: Liability[];
  preamble: Line[];
  sections: MechanismSection[];
}

/**
 * 追责情形 as a table. A row with text in the column 责任追究机制 is a section of the mechanism (its 追责对象 is the title); without
 * anything else it is the mechanism's preamble, and below a section 追责对象 alone is one without a text. A remark on a section is a note on it.
 */
export function recogniseLiabilities(
  recognition: Recognition,
  rows: readonly Row[],
  notes: PendingNote[],
): LiabilityTable {
  const table: LiabilityTable = { liabilities: [], preamble: [], sections: [] };
  for (const row of withRowsUnder(rows, "circumstance", ["basis", "remark"], hasOnlyBasis)) {
    const { serial = [], subject = [], circumstance = [], basis = [], mechanism = [], remark = [] } = row.fields;
    const hasNothingElse = circumstance.length === 0 && basis.length === 0;
    // Among the sections of the mechanism a title alone is one without a text.
    const isAmong = table.sections.length > 0 && subject.length > 0;
    const isMechanism = hasNothingElse && (mechanism.length > 0 || isAmong);
    if (isMechanism && serial.length === 0 && subject.length === 0 && remark.length === 0) {
      table.preamble.push(...mechanism);
    } else if (isMechanism) {
      const section = { ...readFields(recognition, { serial, title: subject, text: mechanism }), numbering: "" };
      table.sections.push(section);
      if (remark.length > 0)
        notes.push({ part: "accountability", lines: remark, before: false, owner: section, heading: REMARK_HEADING });
      notes.push(...extraNotes("accountability", row, section));
    } else {
      const liability: Liability = readFields(recognition, { serial, subject, circumstance, basis, remark });
      table.liabilities.push(liability);
      notes.push(...extraNotes("accountability", row, liability));
      if (mechanism.length > 0)
        notes.push({
          part: "accountability",
          lines: mechanism,
          before: false,
          owner: liability,
          heading: "责任追究机制",
        });
    }
  }
  return table;
}

/** True for a row with another basis of the circumstance above it, and nothing that begins a new one. */
function hasOnlyBasis({ fields }: Row): boolean {
  return fields["basis"] !== undefined && Object.keys(fields).every((own) => own === "basis" || own === "remark");
}
