import type { CommandCall } from "../commands.ts";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import { withWarehouse } from "../warehouse/open-warehouse.ts";
import { selectBureaus } from "../warehouse/select-bureaus.ts";
import { formatTable } from "../terminal/format-table.ts";

/** `log`: the revisions of the named bureaus, or of all, oldest first. */
export async function log(call: CommandCall): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const revisions = await withWarehouse(
    call,
    async (warehouse) => {
      const bureaus = await selectBureaus(warehouse, args);
      const wanted = new Set(bureaus.map((bureau) => bureau.id));
      return (await warehouse.revisions()).filter((revision) => wanted.has(revision.bureauId));
    },
    "read",
  );
  const rows = revisions.map((item) => ({
    revision: item.revision,
    parent: item.parent,
    bureau_id: item.bureauId,
    kind: item.kind,
    created_at: item.createdAt,
    source_name: item.sourceName,
    source_sha256: item.sourceSha256,
    author: item.author,
    message: item.message,
  }));
  if (options.json === true) terminal.out(`${JSON.stringify({ revisions: rows })}\n`);
  else
    terminal.out(
      formatTable(rows, ["revision", "bureau_id", "kind", "created_at", "source_name", "author", "message"]),
    );
  return EXIT.done;
}
