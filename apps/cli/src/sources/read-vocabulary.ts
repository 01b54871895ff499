import { createVocabulary, VocabularyExtension, type Vocabulary } from "@qingdan/model";
import { readTextFile } from "../files/read-text-file.ts";
import { notJson, unusableVocabulary } from "./vocabulary-problems.ts";

/** The vocabulary of the project with the user's additions from `--vocabulary FILE`. Throws InputError for a file that cannot be used. */
export function readVocabulary(file: string | undefined): Vocabulary {
  if (file === undefined) return createVocabulary();
  const content = parseJson(file, readTextFile(file));
  const result = VocabularyExtension.safeParse(content);
  if (!result.success) throw unusableVocabulary(file, result.error, content);
  return createVocabulary(result.data);
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notJson(file, error instanceof Error ? error.message : String(error), text);
  }
}
