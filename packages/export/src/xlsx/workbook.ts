import {
  INSTRUCTIONS_SHEET,
  LISTS_SHEET,
  META_SHEET,
  type Diagnostic,
  type Finding,
  type ResponsibilityList,
  printedDate,
} from "@qingdan/model";
import { cleanText } from "../clean-text.ts";
import type { TablePlan } from "../plan.ts";
import { coreProperties, customProperties } from "../properties.ts";
import { fill, type Template } from "../template.ts";
import { packPart, writeZip, type PackedPart } from "../zip/write-zip.ts";
import { commentParts } from "./comments.ts";
import { dataSheet } from "./data-sheet.ts";
import { dropDownLists, metaRows, plainSheet } from "./hidden-sheets.ts";
import { packageParts, type SheetEntry } from "./package-parts.ts";
import { sheetNames } from "./sheet-names.ts";
import { instructionFingerprints, type WorkbookSkeleton } from "./skeleton.ts";

/** What does not change from workbook to workbook: packed once, then used for thousands. */
export interface WorkbookMaker {
  template: Template;
  skeleton: WorkbookSkeleton;
  constant: PackedPart[];
  /** See META_SHEET. */
  instructions: string;
  /** Packed package parts by the sheets they name. */
  packages: Map<string, PackedPart[]>;
}

/** Packs the skeleton's constant parts. */
export function workbookMaker(template: Template, skeleton: WorkbookSkeleton): WorkbookMaker {
  const constant = [...skeleton.constantParts].map(([name, xml]) => packPart(name, xml));
  constant.push(packPart("xl/worksheets/sheet1.xml", skeleton.instructionsSheet));
  return { template, skeleton, constant, instructions: instructionFingerprints(template), packages: new Map() };
}

/** A list as a workbook: the sheet of instructions, a sheet for each plan, the hidden sheets. The same input gives the same bytes. */
export function writeWorkbook(
  maker: WorkbookMaker,
  list: ResponsibilityList,
  plans: readonly TablePlan[],
  about: { form: "standard" | "house"; revision: string; findings?: readonly Finding[] },
): { bytes: Uint8Array; diagnostics: Diagnostic[] } {
  const { template, skeleton } = maker;
  const diagnostics: Diagnostic[] = [];
  const name = cleanText(list.bureau.name, {}, (diagnostic) => diagnostics.push(diagnostic));
  const names = sheetNames(plans.map((plan) => plan.title));
  const date = printedDate(list.bureau.issued);
  const lists = dropDownLists(plans, template, LISTS_SHEET);
  const entries: SheetEntry[] = [entry(INSTRUCTIONS_SHEET)];
  const parts: PackedPart[] = [...maker.constant];
  for (const [index, plan] of plans.entries()) {
    const sheetName = names[index] ?? plan.title;
    const number = index + 2;
    const frame = {
      unitLine: fill(template.titles.unitLine, { name }),
      dateLine: date === "" ? "" : fill(template.titles.dateLine, { date }),
      dropDowns: lists.dropDowns[index] ?? [],
    };
    const sheet = dataSheet(plan, sheetName, frame, skeleton, template);
    diagnostics.push(...sheet.diagnostics);
    const comments = commentParts(list, plan, sheet.rowNumbers, about.findings ?? [], number);
    if (comments !== undefined) sheet.xml.splice(-1, 0, '<legacyDrawing r:id="rId1"/>');
    parts.push(packPart(`xl/worksheets/sheet${number}.xml`, sheet.xml));
    for (const [part, content] of comments ?? []) parts.push(packPart(part, content));
    entries.push({ name: sheetName, hidden: false, repeatsHeader: true, comments: comments !== undefined });
  }
  const meta = metaRows(list, plans, names, { ...about, instructions: maker.instructions });
  for (const [sheet, rows] of [
    [LISTS_SHEET, lists.rows],
    [META_SHEET, meta],
  ] as const) {
    entries.push({ ...entry(sheet), hidden: true });
    parts.push(packPart(`xl/worksheets/sheet${entries.length}.xml`, plainSheet(rows)));
  }
  const identity = {
    title: fill(template.titles.list, { name }),
    bureauId: list.bureau.id,
    revision: about.revision,
    form: about.form,
  };
  parts.push(packPart("docProps/core.xml", coreProperties(identity)));
  parts.push(packPart("docProps/custom.xml", customProperties(identity)));
  parts.push(...packedPackage(maker, entries));
  return { bytes: writeZip(parts), diagnostics };
}

function entry(name: string): SheetEntry {
  return { name, hidden: false, repeatsHeader: false, comments: false };
}

function packedPackage(maker: WorkbookMaker, entries: readonly SheetEntry[]): PackedPart[] {
  const id = JSON.stringify(entries);
  let packed = maker.packages.get(id);
  if (packed === undefined) {
    packed = [...packageParts(entries)].map(([name, xml]) => packPart(name, xml));
    if (maker.packages.size < 64) maker.packages.set(id, packed);
  }
  return packed;
}
