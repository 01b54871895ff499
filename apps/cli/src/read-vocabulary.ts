import { createVocabulary, parseVocabularyExtension, refusal, type Vocabulary } from "@qingdan/model";
import { readTextFile } from "./read-text-file.ts";

/** The vocabulary of the project with the user's additions from `--vocabulary FILE`. Throws InputError for a file that cannot be used. */
export function readVocabulary(file: string | undefined): Vocabulary {
  if (file === undefined) return createVocabulary();
  try {
    return createVocabulary(parseVocabularyExtension(JSON.parse(readTextFile(file))));
  } catch (error) {
    const message = `词汇表文件无法使用：${error instanceof Error ? error.message : String(error)}`;
    throw refusal("cli/vocabulary", { file }, message, "请按 docs/vocabulary.md 的格式书写（JSON，各级均可省略）");
  }
}
