import type { ListAtRevision } from "@qingdan/analytics";
import type { WorkbookIdentity } from "@qingdan/ingest";
import { FORM_VERSION, InputError, matchForm, refusal, type Bureau } from "@qingdan/model";
import { bureauNames } from "../warehouse/bureau-names.ts";
import type { ImportReader } from "./read-incoming.ts";

/** The list that the workbook was exported from. `guessed`: the workbook no longer says which revision, and the newest is taken. */
export async function findBase(
  identity: WorkbookIdentity,
  file: string,
  warehouse: ImportReader,
): Promise<{ base: ListAtRevision; guessed: boolean }> {
  if (identity.disagreements.length > 0) {
    const message = `文件的标识前后不一：${identity.disagreements.join("；")}。`;
    throw refusal(
      "import/identity-disagrees",
      { file },
      message,
      "可能是由两个文件拼成的。请在重新导出的工作簿中修改后报送。",
    );
  }
  if ((identity.formVersion ?? 0) > FORM_VERSION) {
    const message = `文件的表样版本是${identity.formVersion}，本程序只认识到版本${FORM_VERSION}。`;
    throw refusal("import/form-too-new", { file }, message, "请用新版程序导入，或用本程序重新导出后填报。");
  }
  const bureauId = identity.bureauId ?? (await bureauByName(identity.bureauName, file, warehouse));
  const head = await warehouse.head(bureauId);
  if (head === undefined) {
    const message = `文件属于“${identity.bureauName ?? bureauId}”（编号${bureauId}），本库中没有该部门。`;
    throw refusal(
      "import/unknown-bureau",
      { file },
      message,
      "请核对是否选错了文件或数据库；新部门的清单请用 ingest 读入。",
    );
  }
  if (identity.revision === undefined) return { base: head, guessed: true };
  const base = await listAt(warehouse, bureauId, identity.revision);
  if (base === undefined) {
    const message = `文件由版次${identity.revision}导出，本库中已没有“${head.list.bureau.name}”的这一版次。`;
    throw refusal("import/unknown-revision", { file }, message, "请重新导出该部门的清单，将修改填入新文件后报送。");
  }
  return { base, guessed: false };
}

/** Exactly this revision; dates and prefixes, which the warehouse accepts too, name no base. */
export async function listAt(
  warehouse: ImportReader,
  bureauId: string,
  revision: string,
): Promise<ListAtRevision | undefined> {
  try {
    const found = await warehouse.listAt(bureauId, revision);
    return found?.revision === revision ? found : undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

async function bureauByName(name: string | undefined, file: string, warehouse: ImportReader): Promise<string> {
  const wanted = matchForm(name ?? "");
  const found = (await warehouse.bureaus()).filter((bureau) => wanted !== "" && bureauNames(bureau).includes(wanted));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.id;
  const message =
    name === undefined
      ? "文件中没有任何部门标识，也没有填报单位。"
      : `文件的填报单位是“${name}”，本库中没有唯一与之相符的部门。`;
  throw refusal(
    "import/no-bureau",
    { file },
    message,
    "请在“填报单位”一行写明单位全称（连同所在市、县），或将修改填入重新导出的工作簿后报送。",
  );
}

/** Refuses a workbook whose 填报单位 names another bureau than its identity. */
export function refuseOtherNames({ printed }: WorkbookIdentity, bureau: Bureau, file: string): void {
  const own = bureauNames(bureau);
  const other = printed.find(({ name }) => !own.includes(matchForm(name)));
  if (other === undefined) return;
  const message = `“${other.sheet}”的填报单位是“${other.name}”，而文件属于“${bureau.name}”。`;
  throw refusal(
    "import/other-bureau",
    { file },
    message,
    "请核对文件是否报错单位；如单位已更名，请先恢复原名称报送，更名另行办理。",
  );
}
