import type { ResponsibilityList } from "@qingdan/model";

/** Characters that a file system somewhere refuses, and controls. */
const REFUSED = /[\\/:*?"<>|\u0000-\u001f\u007f]/gu;
const LONGEST = 80;

/** The name of a list's files without its ending: 某某局责任清单. */
export function fileNameOf(list: ResponsibilityList): string {
  const name = list.bureau.name.replace(REFUSED, "").replace(/\s+/gu, " ").trim();
  const kept = [...(name === "" ? list.bureau.id.replace(REFUSED, "") : name)].slice(0, LONGEST).join("");
  return `${kept}责任清单`;
}
