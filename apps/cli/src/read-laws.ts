import {
  createRegister,
  INSTRUMENT_CATEGORIES,
  InputError,
  legalRegister,
  LegalInstrument,
  type LegalRegister,
} from "@qingdan/model";
import { readCsvFile } from "./read-csv-file.ts";

/**
 * The register of legal instruments with a user's own from `--laws FILE`: CSV with the columns title, category, status (in force or
 * repealed), since, replaced_by, source. A user's line wins over ours. Throws InputError with the line that cannot be used.
 */
export function loadRegister(file: string | undefined): LegalRegister {
  if (file === undefined) return legalRegister();
  const own = readCsvFile(file).map(({ line, cells }) => {
    const { replaced_by: replacedBy = "", status = "", ...rest } = cells;
    const known = status.startsWith("in force") ? "in force" : status.startsWith("repealed") ? "repealed" : "";
    const instrument = LegalInstrument.safeParse({ ...rest, replacedBy, status: known });
    const category = cells["category"] ?? "";
    if (instrument.success && (category === "" || (INSTRUMENT_CATEGORIES as readonly string[]).includes(category)))
      return instrument.data;
    throw new InputError({
      code: "cli/laws",
      severity: "error",
      place: { file, line },
      message: instrument.success ? `“${category}”不是法律文件的类别` : "该行缺少法律文件的名称（title）",
      remedy: `类别为：${INSTRUMENT_CATEGORIES.join("、")}；不确定的留空`,
    });
  });
  return createRegister([...legalRegister().instruments, ...own]);
}
