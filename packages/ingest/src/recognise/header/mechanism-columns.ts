import { matchForm } from "@qingdan/model";
import type { HeaderColumn } from "./header.ts";

/** What the column of the titles of a mechanism is called, and that of their texts. */
const TITLES = /^(?:责任追究|追责|问责)?(?:机制|制度)?(?:项目|要素|名称|事项|环节|类别|条目)(?:名称)?$/u;
const TEXTS = /^(?:责任追究|追责|问责)?(?:机制|制度)?(?:具体|主要|相关|工作)?(?:内容|规定|要求|措施)$/u;
/** The same right under the title of part five, where no other two columns stand. */
const TITLED_TEXTS = /(?:内容|规定|要求|措施|说明|做法|标准|方式)$/u;

/** What a mechanism alone has, and no circumstance that it is about. */
const STEPS = /^(?:责任追究|追责|问责|工作)?(?:环节|步骤|阶段|程序)(?:名称)?$/u;

/**
 * 项目 and 内容 in a table of part five that has neither circumstances nor those they are about: the titles of the mechanism's sections and
 * their texts. Under the title of the part (`isTitled`) the first may be called anything (机制, 追责程序).
 */
export function mechanismColumns(columns: HeaderColumn[], isTitled: boolean): HeaderColumn[] {
  const isOther = ({ field }: HeaderColumn): boolean => field === "circumstance" || field === "subject";
  const [other] = columns.filter(isOther);
  const steps = other === undefined ? undefined : stepsAndTexts(columns);
  if (steps !== undefined) return steps;
  if (other !== undefined && !(isTitled && namesTitles(columns, other))) return columns;
  // A heading over several columns counts once.
  const open = columns.filter(
    (column) =>
      column.lines.length > 0 && (column.field === undefined || column.field === "mechanism" || column === other),
  );
  const named = open.length > 2 ? namedPair(open) : open;
  const [title, text = isTitled ? explaining(columns, title) : undefined] = named;
  if (title === undefined || text === undefined || named.length > 2) return columns;
  if (!isTitled && (title.field !== undefined || !TITLES.test(matchForm(title.heading)))) return columns;
  if (
    text.field !== "mechanism" &&
    !(isTitled && other === undefined ? TITLED_TEXTS : TEXTS).test(matchForm(text.heading))
  )
    return columns;
  return columns.map((column) =>
    column === title ? { ...column, field: "subject" } : column === text ? { ...column, field: "mechanism" } : column,
  );
}

/** 环节 | 责任主体 | 工作内容: beside steps and what is done in each, 责任主体 says who does it, which is no column of the form. */
function stepsAndTexts(columns: readonly HeaderColumn[]): HeaderColumn[] | undefined {
  const isNamed = (names: RegExp) => (column: HeaderColumn) => names.test(matchForm(column.heading));
  const title = columns.find(isNamed(STEPS));
  const text = columns.find(isNamed(TEXTS));
  if (title === undefined || text === undefined) return undefined;
  // 追责内容 behind 追责环节 is no circumstance.
  if (columns.some((column) => column.field === "circumstance" && column !== text)) return undefined;
  const fields = new Map([
    [title, "subject"],
    [text, "mechanism"],
  ]);
  return columns.map((column) => {
    const field = fields.get(column) ?? (column.field === "subject" ? undefined : column.field);
    return { ...column, field };
  });
}

/** 追责环节 and 具体要求 right behind each other among more columns, by what they are called. */
function namedPair(open: readonly HeaderColumn[]): readonly HeaderColumn[] {
  const at = open.findIndex(({ heading }) => TITLES.test(matchForm(heading)));
  const text = open[at + 1];
  return at >= 0 && text !== undefined && TEXTS.test(matchForm(text.heading)) ? open.slice(at, at + 2) : open;
}

/** 追责事项 says of circumstances as well as of a mechanism: it is no more than a title where one column that nobody knows stands beside it. */
function namesTitles(columns: readonly HeaderColumn[], other: HeaderColumn): boolean {
  const beside = columns.filter(({ field, lines }) => lines.length > 0 && field !== "serial" && field !== "remark");
  return beside.length === 2 && beside[0] === other && TITLES.test(matchForm(other.heading));
}

/** 说明 right behind the titles, where no other column is open, holds their texts and no remarks. */
function explaining(columns: readonly HeaderColumn[], title: HeaderColumn | undefined): HeaderColumn | undefined {
  const behind = title === undefined ? undefined : columns[columns.indexOf(title) + 1];
  return behind?.field === "remark" && /说明$/u.test(matchForm(behind.heading)) ? behind : undefined;
}
