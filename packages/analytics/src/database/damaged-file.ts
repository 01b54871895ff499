import { refusal, type InputError, type Place } from "@qingdan/model";

/** What DuckDB says where bytes of its file are missing or are not what was written. */
const DAMAGED =
  /Corrupt database file|Could not read enough bytes from file|Failed to load metadata pointer|Serialization Error/u;

/** The refusal of a database file that was cut off or overwritten, with the way out; undefined for any other error of the engine. */
export function damagedFile(text: string, place: Place): InputError | undefined {
  if (!DAMAGED.test(text)) return undefined;
  return refusal("warehouse/damaged", place, "数据库文件不完整或者已经损坏，读不出来。", DAMAGED_REMEDY);
}

/** What a person does about a file that cannot be read any more. */
export const DAMAGED_REMEDY =
  "请换回备份，或者移走该文件（连同 .wal），由快照恢复（qingdan restore）；都没有的，由来源文件重新录入（qingdan build），再重新导入各单位报送的工作簿。";
