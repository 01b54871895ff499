import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BureauHead, Warehouse } from "@qingdan/analytics";
import { createWriters, fileNameOf, type PlainTable } from "@qingdan/export";
import { ADJUSTMENT_COLUMNS, adjustmentRows, type AdjustmentRow } from "@qingdan/reconcile";
import { bureauFolder } from "../exports/bureau-folder.ts";
import type { CommandCall } from "../commands.ts";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import { makeFolder } from "../files/make-folder.ts";
import { withWarehouse } from "../warehouse/open-warehouse.ts";
import { selectBureaus } from "../warehouse/select-bureaus.ts";
import { formatTable } from "../terminal/format-table.ts";
import { usageError } from "../terminal/usage-error.ts";

interface AdjustOptions {
  from?: string;
  to?: string;
  out: string;
}

const TITLE = "责任清单动态调整表";

/** `adjust`: the 责任清单动态调整表 of the named bureaus, or of all that changed, as .xlsx and .docx. */
export async function adjust(call: CommandCall<AdjustOptions>): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const { from } = options;
  if (from === undefined)
    throw usageError(
      "--from is missing",
      "name the revision or date to compare with: qingdan adjust boshan-rsj --from 2026-01-01",
    );
  const forms = await withWarehouse(call, (warehouse) => rowsOf(warehouse, args, from, options.to), "read");
  const writers = await createWriters();
  const written = forms.map(({ bureau, rows }) => {
    const table = tableOf(bureau.name, rows);
    const folder = join(options.out, bureauFolder(bureau.id));
    makeFolder(folder);
    const path = join(folder, fileNameOf({ bureau }, TITLE));
    writeFileSync(`${path}.xlsx`, writers.writeTable(table).bytes);
    writeFileSync(`${path}.docx`, writers.writeTableDocument(table).bytes);
    return { bureau_id: bureau.id, bureau: bureau.name, rows: rows.length, files: [`${path}.xlsx`, `${path}.docx`] };
  });
  if (options.json === true)
    terminal.out(
      `${JSON.stringify({ forms: written.map((form, index) => ({ ...form, items: forms[index]?.rows })) })}\n`,
    );
  else if (written.length === 0) terminal.out("nothing was adjusted\n");
  else
    terminal.out(
      formatTable(
        written.map((form) => ({ ...form, files: form.files.join(" ") })),
        ["bureau_id", "bureau", "rows", "files"],
      ),
    );
  return EXIT.done;
}

/**
 * The adjustments of each bureau. Without names the bureaus that have none, or had no list yet, are left out; where none had one, the
 * revision or date is a slip.
 */
async function rowsOf(
  warehouse: Warehouse,
  names: readonly string[],
  from: string,
  to: string | undefined,
): Promise<{ bureau: BureauHead; rows: AdjustmentRow[] }[]> {
  const forms = [];
  let compared = 0;
  for (const bureau of await selectBureaus(warehouse, names)) {
    const before = await warehouse.listAt(bureau.id, from);
    const after = to === undefined ? await warehouse.head(bureau.id) : await warehouse.listAt(bureau.id, to);
    if (before === undefined || after === undefined) {
      if (names.length === 0) continue;
      throw usageError(
        `there is no list of ${bureau.name} as of ${before === undefined ? from : (to ?? "now")}`,
        `qingdan log ${bureau.id} shows its revisions`,
      );
    }
    const revisions = (await warehouse.revisions(bureau.id)).map(({ revision }) => revision);
    if (revisions.indexOf(before.revision) > revisions.indexOf(after.revision))
      throw usageError(`${from} is later than ${to ?? "now"}`, `exchange them: --from ${to ?? "now"} --to ${from}`);
    compared += 1;
    const rows = adjustmentRows(before.list, after.list, after.list.bureau);
    if (rows.length > 0 || names.length > 0) forms.push({ bureau, rows });
  }
  if (compared === 0) {
    throw usageError(
      `no bureau has a list as of ${to === undefined ? from : `both ${from} and ${to}`}`,
      "qingdan log shows the revisions",
    );
  }
  return forms;
}

/** 申请部门 stands above the table, once; what people write in stays empty. */
function tableOf(name: string, rows: readonly AdjustmentRow[]): PlainTable {
  const columns = ADJUSTMENT_COLUMNS.filter(({ field }) => field !== "bureau");
  return {
    title: TITLE,
    lines: [`申请部门（盖章）：${name}`],
    columns: columns.map(({ heading, field }) =>
      field === "kind" ? { heading, choices: ["增加", "取消", "下放", "变更"] } : { heading },
    ),
    rows: rows.map((row) => columns.map(({ field }) => (field === null ? "" : row[field]))),
  };
}
