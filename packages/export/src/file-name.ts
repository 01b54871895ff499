import type { ResponsibilityList } from "@qingdan/model";
import { escapedName, shortenedName } from "./file-system-name.ts";

/** What a list's files are called behind the bureau's name. */
const LIST = "责任清单";

/**
 * The name of a bureau's files without its ending: 某某局责任清单, or with another `document` 某某局责任清单动态调整表. What a file system
 * somewhere refuses is left out.
 */
export function fileNameOf({ bureau }: Pick<ResponsibilityList, "bureau">, document = LIST): string {
  const name = escapedName(bureau.name, "").replace(/\s+/gu, " ");
  return shortenedName(name === "" ? escapedName(bureau.id, "") : name) + document;
}
