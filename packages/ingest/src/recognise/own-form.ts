import { FORM_PROPERTIES } from "@qingdan/model";
import type { SourceDocument } from "../blocks.ts";

/** True for a file that our own forms made, and that no other program has taken its properties from: what its cells hold need not be guessed. */
export function isOwnForm({ properties }: SourceDocument): boolean {
  return properties?.[FORM_PROPERTIES.form] !== undefined;
}
