import { writeLake, type LakeManifest, type Warehouse } from "@qingdan/analytics";
import type { CommandCall } from "../commands.ts";
import { EXIT, type ExitCode } from "../terminal/exit-code.ts";
import { makeFolder } from "../files/make-folder.ts";
import { withWarehouse } from "../warehouse/open-warehouse.ts";
import { formatTable } from "../terminal/format-table.ts";

/** `lake`: writes the warehouse as a partitioned Parquet dataset with a manifest. */
export async function lake(call: CommandCall): Promise<ExitCode> {
  const { args, options, terminal } = call;
  const [folder = "lake"] = args;
  const write = (warehouse: Warehouse): Promise<LakeManifest> => {
    makeFolder(folder);
    return writeLake(warehouse, folder);
  };
  const manifest = await withWarehouse(call, write, "read");
  if (options.json === true) terminal.out(`${JSON.stringify(manifest)}\n`);
  else {
    const rows = manifest.tables.map((table) => ({
      table: table.name,
      files: table.files.length,
      rows: table.rows,
    }));
    terminal.out(formatTable(rows, ["table", "files", "rows"]));
  }
  return EXIT.done;
}
