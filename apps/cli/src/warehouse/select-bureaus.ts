import type { BureauHead, Warehouse } from "@qingdan/analytics";
import { matchForm, type InputError } from "@qingdan/model";
import { usageError } from "../terminal/usage-error.ts";
import { bureauNames } from "./bureau-names.ts";

/** The bureaus that a person names by id, name or short name; all where none is named. Throws InputError for a name nobody has. */
export async function selectBureaus(warehouse: Warehouse, names: readonly string[]): Promise<BureauHead[]> {
  const all = await warehouse.bureaus();
  if (all.length === 0)
    throw refuse("the warehouse holds no list yet", "take documents in first: qingdan ingest FOLDER");
  if (names.length === 0) return all;
  return names.map((name) => {
    const exact = all.filter((bureau) => bureau.id === name || bureau.name === name);
    const found =
      exact.length > 0
        ? exact
        : all.filter((bureau) => bureauNames(bureau).includes(matchForm(name)) || bureau.name.includes(name));
    if (found.length === 1 && found[0] !== undefined) return found[0];
    if (found.length > 1)
      throw refuse(
        `“${name}” fits ${found.length} bureaus: ${found.map((bureau) => bureau.id).join(", ")}`,
        "use the bureau_id",
      );
    throw refuse(
      `no bureau is called “${name}”`,
      `the warehouse holds: ${all.map((bureau) => `${bureau.id} (${bureau.name})`).join(", ")}`,
    );
  });
}

function refuse(message: string, remedy: string): InputError {
  return usageError(message, remedy, "cli/no-such-bureau");
}
