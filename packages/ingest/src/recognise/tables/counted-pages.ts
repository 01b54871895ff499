import type { Vocabulary } from "@qingdan/model";
import type { Block, SourceDocument } from "../../blocks.ts";
import { passageText } from "../passage.ts";

const LONE_NUMBER = /^[0-9０-９]{1,4}$/u;

/**
 * The paragraphs that are nothing but a number of a page, or of a part on the line above its title (02 over 部门职责边界): numbers alone on their lines
 * that count on by one through the whole document, most of them behind a table or above the title of a part. Numbers that all stand above tables
 * may be those of what the tables hold.
 */
export function countedPages(document: SourceDocument, vocabulary: Vocabulary): ReadonlySet<Block> {
  const { blocks } = document;
  const numbers: { at: number; value: number }[] = [];
  for (const [at, block] of blocks.entries()) {
    const value = loneNumber(document, block);
    if (value !== undefined) numbers.push({ at, value });
  }
  const counts = numbers.every(({ value }, index) => index === 0 || value === (numbers[index - 1]?.value ?? 0) + 1);
  if (numbers.length < 2 || !counts) return new Set();
  const isTitle = (block: Block | undefined): boolean =>
    block?.kind === "paragraph" && vocabulary.partOf(passageText(document, block.lines)) !== undefined;
  const beside = numbers.filter(({ at }) => blocks[at - 1]?.kind === "table" || isTitle(blocks[at + 1]));
  const isAbove = numbers.every(({ at }) => blocks[at + 1]?.kind === "table");
  if (isAbove || beside.length * 2 < numbers.length) return new Set();
  return new Set(numbers.flatMap(({ at }) => blocks[at] ?? []));
}

function loneNumber({ text }: SourceDocument, block: Block): number | undefined {
  const [line, ...others] = block.kind === "paragraph" ? block.lines : [];
  if (line === undefined || others.length > 0 || line.end - line.start > 4) return undefined;
  const printed = text.slice(line.start, line.end);
  return LONE_NUMBER.test(printed) ? Number(printed.normalize("NFKC")) : undefined;
}
