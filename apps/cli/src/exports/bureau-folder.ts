import { escapedName, shortenedName } from "@qingdan/export";
import { sha256 } from "@qingdan/model";

/**
 * The folder of a bureau's files: its bureau_id. Where that is no name for a folder (a/b, .., or too long), it is the nearest one with
 * a few digits of its hash behind it, so that no two bureaus share a folder and no file is written outside of it.
 */
export function bureauFolder(id: string): string {
  const name = shortenedName(escapedName(id, "_"));
  return name === id ? id : `${name}_${sha256(id).slice(0, 8)}`;
}
