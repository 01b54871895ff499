import type { Diagnostic, Finding, ResponsibilityList } from "@qingdan/model";
import { documentMaker, writeHouseDocument, writeStandardDocument } from "./docx/document.ts";
import { writePlainDocument } from "./docx/plain-document.ts";
import { documentSkeleton } from "./docx/skeleton.ts";
import type { Form, Format } from "./format.ts";
import { housePlan } from "./house-plan.ts";
import type { PlainTable } from "./plain-table.ts";
import { standardPlan } from "./plan.ts";
import { standardTemplate, type Template } from "./template.ts";
import { writePlainTable } from "./xlsx/plain-table.ts";
import { workbookSkeleton } from "./xlsx/skeleton.ts";
import { workbookMaker, writeWorkbook } from "./xlsx/workbook.ts";

/** What a file says of its list, and what is hung on its cells. */
export interface About {
  revision: string;
  /** Hung on their cells as comments (workbooks only). */
  findings?: readonly Finding[];
}

/** A written file, and what had to be changed in its texts. */
export interface Written {
  bytes: Uint8Array;
  diagnostics: Diagnostic[];
}

/** Writers of all formats and forms, ready for any number of lists. */
export interface Writers {
  /** A list as a file of one format and form. The same list and revision give the same bytes. */
  write(format: Format, form: Form, list: ResponsibilityList, about: About): Written;
  /** A plain table as a workbook of one sheet: results of queries, the 责任清单动态调整表. */
  writeTable(table: PlainTable): Written;
  /** The same table as a document on turned A4 pages, for signing and stamping. Hidden columns are left out, choices are not offered. */
  writeTableDocument(table: PlainTable): Written;
}

/** Builds the skeletons of all forms, once per run. */
export async function createWriters(options: { template?: Template } = {}): Promise<Writers> {
  const template = options.template ?? standardTemplate();
  const workbooks = workbookMaker(template, await workbookSkeleton(template));
  const documents = documentMaker(template, await documentSkeleton(template));
  const table: Record<`${Format} ${Form}`, (list: ResponsibilityList, about: About) => Written> = {
    "xlsx standard": (list, about) =>
      writeWorkbook(workbooks, list, standardPlan(list), { ...about, form: "standard" }),
    "xlsx house": (list, about) =>
      writeWorkbook(
        workbooks,
        list,
        housePlan(list, "xlsx").map((part) => part.table),
        { ...about, form: "house" },
      ),
    "docx standard": (list, about) => writeStandardDocument(documents, list, about),
    "docx house": (list, about) => writeHouseDocument(documents, list, about),
  };
  return {
    write: (format, form, list, about) => table[`${format} ${form}`](list, about),
    writeTable: (plain) => writePlainTable(workbooks, plain),
    writeTableDocument: (plain) => writePlainDocument(documents, plain),
  };
}
