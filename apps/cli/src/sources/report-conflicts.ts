import { writeConflictFile } from "../returned/conflict-file.ts";
import type { RecordedList } from "./record-sources.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Shows the conflicts of a source that was ingested again, and writes the 冲突清单.xlsx in which a person settles them. */
export function reportConflicts(recorded: readonly RecordedList[], terminal: Terminal): void {
  for (const { path, list, conflictFile, conflictText } of recorded) {
    if (conflictFile === undefined) continue;
    const target = writeConflictFile(path, conflictFile);
    terminal.err(`${path}（${list.bureau.name}）与本库中的修改有冲突，未写入：\n${conflictText ?? ""}`);
    terminal.err(`  → 请填写 ${target} 的“采用”栏，再用 import 导入该文件；或者用 --prefer ours|theirs 统一取舍\n`);
  }
}
