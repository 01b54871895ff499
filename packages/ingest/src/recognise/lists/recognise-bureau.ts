import { endsSentence, isShortFor, leadingNumber, type Bureau, type CatalogueEntry } from "@qingdan/model";
import type { Line, Paragraph } from "../../blocks.ts";
import { isFullFor, ORGANISATION_ENDING } from "../organisation-names.ts";
import { lineText, markFurniture, passageText, placeOf, type Recognition } from "../passage.ts";
import { parseDate } from "./parse-date.ts";

/** A name as printed. `bare` names stand alone on a line, which says not whose list it is: the name of a site stands so too. */
export interface PrintedName {
  text: string;
  lines: Line[];
  bare?: boolean;
}

/** What the front of a document says: the bureau's name, the date, the lines of the cover, and text that is no cover. */
export interface Front {
  /** The names of the bureau, that to be taken first: what a label (部门名称：) says goes before a short form of it in a title. */
  names: PrintedName[];
  issued: string;
  cover: string[];
  rest: Line[][];
}

const ORGANISATION = new RegExp(`${ORGANISATION_ENDING}$`, "u");

/** （粮食和物资储备局）: the second name of a bureau, in brackets behind the first. */
const SECOND_NAME = /[(（][^()（）]{2,24}(?:局|委员会|委|办公室|研究室|中心|馆|站|所|院|办事处|[大支]队)[)）]$/u;

/** True for what ends as the name of an organisation does: a bureau, or one beside the bureaus (县残联, 县档案馆). */
export function namesOrganisation(name: string): boolean {
  return name.length >= 3 && name.length <= 30 && ORGANISATION.test(name);
}

/** 单位：项: what a form counts in. */
const MEASURE =
  /^(?:[项个件条类次家份年天日人]|人次|户|[千万亿]?元|%|平方米|公顷|亩|公里)(?:[、/／](?:[项个件条类次家份年天日人]|[千万亿]?元))*$/u;

/** True for the unit of measure of a form (单位：万元), which names no bureau. */
export const isMeasure = (text: string): boolean => MEASURE.test(text);

/** True for the name of a bureau, as 单位： may have it; 办公室, 执法队 and the like are units of one. */
export function namesBureau(name: string): boolean {
  return name.length >= 3 && name.length <= 30 && /(?:局|委员会|委|厅|政府|镇|乡|街道|街道办事处)$/u.test(name);
}

/**
 * The name behind a label such as 填报单位：; the label may lack its colon where the name is a piece of its own, as in two cells of a row.
 */
export function labelledBureau(recognition: Recognition, lines: readonly Line[]): string | undefined {
  const { document, vocabulary } = recognition;
  const labelled = vocabulary.afterLabel("bureau", unbracketed(passageText(document, lines)));
  if (labelled !== undefined || lines.length < 2) return labelled === undefined ? undefined : nameAlone(labelled);
  return vocabulary.isLabel("bureau", passageText(document, lines.slice(0, 1)))
    ? nameAlone(passageText(document, lines.slice(1)))
    : undefined;
}

/** The text behind a label such as 填报日期：, which may lack its colon where the text is a piece of its own. */
export function labelledDate({ document, vocabulary }: Recognition, lines: readonly Line[]): string | undefined {
  const labelled = vocabulary.afterLabel("date", passageText(document, lines));
  if (labelled !== undefined || lines.length < 2) return labelled;
  const isLabel = vocabulary.isLabel("date", passageText(document, lines.slice(0, 1)));
  return isLabel ? passageText(document, lines.slice(1)) : undefined;
}

/** What else stands on the line of the bureau: a gap, or the label of a date, a person or a telephone. */
const BEHIND_NAME =
  /[\s\u3000]{2,}|\t|[\s\u3000]*(?:填[报表制](?:日期|时间|人)|编制日期|日期|制表人|审核人|负责人|联系人|联系电话)[\s\u3000]*[：:]/u;

/** 单位：某某局 out of （单位：某某局）. */
export function unbracketed(text: string): string {
  return /^[\s\u3000]*[（(【]([^（）()]*)[）)】][\s\u3000]*$/u.exec(text)?.[1] ?? text;
}

/** （盖章） behind the name, or in front of it. */
const SEAL = /^[\s\u3000]*[（(](?:盖章|公章|签章|章)[）)]|[\s\u3000]*[（(](?:盖章|公章|签章|章)[）)][\s\u3000]*$/gu;

/** The name of a bureau without what else stands on its line. */
export function nameAlone(text: string): string {
  const at = text.search(BEHIND_NAME);
  return (at < 0 ? text : text.slice(0, at)).replace(SEAL, "").trim();
}

/** The date that stands on the line of the bureau behind its name; "" where there is none. */
export function dateBeside(text: string): string {
  const label =
    /(?:填[报表制](?:日期|时间)|编制日期|日期)[\s\u3000]*[：:]([^：:]*?)(?=[\s\u3000]{2,}|\t|$|[^\s]{2,5}[：:])/u.exec(
      text,
    );
  if (label !== null) return parseDate(label[1] ?? "");
  // 部门名称：某某局, 单位：项 and 2024年6月 with gaps between them.
  const [, ...behind] = text.split(/\t+|[ \u3000]{2,}/u);
  return behind.map(parseDate).find((date) => date !== "") ?? "";
}

/** The bureau's name in front of the name of a part: 某某局公共服务事项. */
export function bureauInTitle(recognition: Recognition, title: string): string {
  const unnumbered = title.slice(leadingNumber(title)?.length ?? 0).replace(/[\s\u3000]+/gu, "");
  const compact = unnumbered.replace(/^(?:附件|附表|表)[0-9０-９一二三四五六七八九十]{1,3}[：:.．、]?/u, "");
  // 住房和城乡建设局 has the end of another name in it: the longest name counts.
  const ends = [
    ...compact
      .slice(0, 28)
      .matchAll(/局|委|厅|政府|镇|乡|街道|馆|中心|院|站|所|队|联|协|会|社|处|办|室|部|校|厂|园|场|公司|集团/gu),
  ].reverse();
  for (const { index, 0: end } of ends) {
    const upToEnd = compact.slice(0, index + end.length);
    // 发展和改革局（粮食和物资储备局）: the second name closes its brackets.
    const closed = compact.slice(0, upToEnd.length + 1);
    const name = SECOND_NAME.test(closed) ? closed : upToEnd;
    const isName = name.length > 2 && !/^(?:内设|各|本|我|部门|单位|其他|相关)/u.test(name);
    if (isName && recognition.vocabulary.partOf(compact.slice(name.length)) !== undefined) return name;
  }
  return "";
}

/** Reads the front of a document: cover, title of the list, date. Short lines are cover; sentences are kept as notes. */
export function readFront(recognition: Recognition, front: readonly Paragraph[]): Front {
  const result: Front = { names: [], issued: "", cover: [], rest: [] };
  let instructions = false;
  for (const [index, paragraph] of front.entries()) {
    const text = passageText(recognition.document, paragraph.lines);
    // A sheet or page that tells how to fill in the form is no part of the list.
    instructions ||= recognition.vocabulary.isLabel("instructions", text);
    if (instructions) {
      markFurniture(recognition, "instructions", paragraph.lines);
      continue;
    }
    const compact = text.replace(/[\s\u3000]+/gu, "").replace(/^[【〖★☆◆◇■●※]+(.*?)[】〗★☆◆◇■●※]*$/u, "$1");
    if (compact.length > 40 || endsSentence(compact)) {
      result.rest.push(paragraph.lines);
      continue;
    }
    const unit = nameAlone(recognition.vocabulary.afterLabel("unit", unbracketed(text)) ?? "");
    const labelled = labelledBureau(recognition, paragraph.lines) ?? (namesBureau(unit) ? unit : undefined);
    const date = parseDate(labelledDate(recognition, paragraph.lines) ?? text);
    if (labelled !== undefined) {
      addName(result.names, labelled, paragraph.lines);
      result.issued ||= dateBeside(text);
    } else if (date !== "") result.issued ||= date;
    else if (standsOverListName(recognition, front[index + 1]))
      takeName(recognition, result.names, compact, paragraph.lines, true);
    else takeName(recognition, result.names, compact, paragraph.lines);
    markFurniture(recognition, date === "" ? "cover" : "date", paragraph.lines);
    if (paragraph.isAdded === true) continue;
    const printed = paragraph.lines.map((line) => lineText(recognition.document, line));
    // A label and its text in cells side by side are one line.
    result.cover.push(...(labelled === undefined ? printed : [printed.join("")]));
  }
  return result;
}

function addName(names: Front["names"], text: string, lines: Line[]): void {
  if (text === "") return;
  const [first] = names;
  // 部门名称：某县某镇政府 below 某镇政府责任清单: the label has all of the name.
  const isSurer = first?.bare === true && first.text !== text && !sameBureau(first.text, text);
  if (first !== undefined && isFullFor(text, first.text)) names[0] = { text, lines };
  else if (first !== undefined && (isSurer || isShortFor(first.text, text))) names.unshift({ text, lines });
  else names.push({ text, lines });
}

/** True where 责任清单 alone on its line stands below a line: the two are the title of the list. */
function standsOverListName({ document, vocabulary }: Recognition, below: Paragraph | undefined): boolean {
  return below !== undefined && vocabulary.isListName(passageText(document, below.lines));
}

/**
 * Takes the name in a line without a label: the first one, or that in the title of the list below the name of an organisation alone, which may be
 * the publisher of a collection. `isTitle` says that the line is the first of two that are such a title.
 */
function takeName(
  recognition: Recognition,
  names: Front["names"],
  compact: string,
  lines: Line[],
  isTitle = false,
): void {
  const [first] = names;
  const name = nameInTitle(recognition, compact);
  // 收件人：区委编办: a label that nobody knows says no more than a name alone.
  const isBare = compact.endsWith(name) && !isTitle;
  // 某镇履行职责事项清单 over 某县某镇人民政府: the line alone has all of the name.
  if (first !== undefined && isFullFor(name, first.text)) names[0] = { text: name, lines };
  else if (first === undefined && name !== "")
    names.push(isBare ? { text: name, lines, bare: true } : { text: name, lines });
  else if (first !== undefined && name !== "" && !isBare && first.bare === true) addName(names, name, lines);
}

/** The names without those of the governments whose sites print the lists of their bureaus: 某县人民政府 alone on a line beside a bureau's name. */
function withoutPublishers(names: readonly PrintedName[]): readonly PrintedName[] {
  const isPublisher = ({ text, bare }: PrintedName): boolean => bare === true && /政府$/u.test(text);
  return names.every(isPublisher) ? names : names.filter((name) => !isPublisher(name));
}

/** （2023年版） · （试行） behind the title of a list. */
const EDITION = /[(（][^()（）]*[)）]$/u;

/** A title without white space, and without what stands in brackets behind it, but for the second name of a bureau. */
export function withoutEdition(compact: string): string {
  const isBracketed = compact.endsWith("）") || compact.endsWith(")");
  return !isBracketed ? compact : compact.replace(EDITION, (edition) => (SECOND_NAME.test(edition) ? edition : ""));
}

/** The bureau's name in 某某局责任清单, the title of the whole list that a sheet of one part may print above its table; "" for another text. */
export function nameInListTitle(recognition: Recognition, text: string): string {
  const compact = withoutEdition(text.replace(/[\s\u3000]+/gu, ""));
  const isTitle = compact.length <= 40 && recognition.vocabulary.listNames.some((name) => compact.endsWith(name));
  const name = isTitle && !/[，。；：]/u.test(compact) ? nameInTitle(recognition, compact) : "";
  return name === compact ? "" : name;
}

/** 主题：关于报送某县信访局责任清单: what a letter says in front of the name. */
export const SENT = /^(?:关于)?(?:报送|上报|呈报|提交|公布|印发|发布|公示|公开)/u;

/** The bureau's name in 某某局责任清单, or a line that is itself the name of an organisation. */
export function nameInTitle(recognition: Recognition, compact: string): string {
  const bare = withoutEdition(compact.slice(leadingNumber(compact)?.length ?? 0))
    .replace(/[(（](?:19|20)[0-9]{2}[^()（）]{0,6}[)）]|(?:19|20)[0-9]{2}年(?:度|版)?/u, "")
    .replace(/^[^：:]{1,8}[：:](?=.)/u, "")
    // “某县信访局责任清单” · 政务公开丨某县信访局责任清单
    .replace(/^["“《「]+|["”》」]+$/gu, "")
    .replace(/^[^丨│]{1,10}[丨│](?=.)/u, "")
    // 附件：1.某县信访局责任清单
    .replace(/^[0-9０-９一二三四五六七八九十]{1,2}[.．、]/u, "")
    .replace(SENT, "")
    .replace(/的(?:通知|公告|公示|通告|函)$/u, "");
  // 首页/责任清单/区民政局 is the way to a page.
  if (/[：:/／>＞|｜»]/u.test(bare)) return "";
  for (const listName of recognition.vocabulary.listNames) {
    if (bare.endsWith(listName) && bare.length > listName.length) {
      const name = bare.slice(0, -listName.length).replace(LIST_BEFORE, "").replace(KIND, "");
      // 某县政府部门责任清单 is the list of all departments of a government.
      if (listName.startsWith("部门") && DIVISION.test(name)) return "";
      return ORGANISATION.test(name.replace(SECOND_NAME, "")) ? name : "";
    }
  }
  return ORGANISATION.test(bare.replace(SECOND_NAME, "")) && bare.length >= 3 ? bare : "";
}

/** 某某局权力清单和责任清单: another list, named in front of this one. */
const LIST_BEFORE = /(?:权责|权力|职权|行政权力|服务|职责)(?:事项)?清单(?:之|[和与及、]|[-—－–─]+)*$/u;

/** 某县图书馆（事业单位）: of what kind the organisation is. */
const KIND = /[(（](?:[^()（）]{0,6}(?:事业|直属|下属|所属|参公)单位|机关|本级)[)）]$/u;

/** The government of a division that has departments; those of towns have none. */
const DIVISION = /(?:^|[省市县区州旗盟])(?:人民)?政府$/u;

/**
 * The bureau that a list belongs to. The catalogue knows best; without it the names that the document prints. Throws nothing: an empty
 * name is for the caller to refuse.
 */
export function bureauOf(
  recognition: Recognition,
  found: { names: readonly PrintedName[]; issued: string },
  entry?: CatalogueEntry,
): Bureau {
  const names = withoutPublishers(found.names);
  const printed = names[0]?.text ?? "";
  const name = entry?.name !== undefined && entry.name !== "" ? entry.name : printed;
  for (const candidate of names) {
    if (name === "" || sameBureau(candidate.text, name) || isShortFor(candidate.text, name)) continue;
    recognition.diagnostics.push({
      code: "ingest/bureau-differs",
      severity: "warning",
      place: placeOf(recognition, candidate.lines),
      message: `此处部门名称为“${candidate.text}”，${entry === undefined ? "前文" : "目录 catalog.csv"}为“${name}”`,
      remedy: entry === undefined ? "请核对并更正文件中的部门名称" : "请核对 catalog.csv 中该文件对应的部门",
    });
  }
  return {
    id: entry?.bureau_id ?? name,
    name,
    shortName: entry?.short_name ?? "",
    province: entry?.province ?? "",
    city: entry?.city ?? "",
    county: entry?.county ?? "",
    level: entry?.level ?? "",
    issued: entry?.issued !== undefined && entry.issued !== "" ? entry.issued : found.issued,
  };
}

/** True where one name is the other, or its end: 民政局 and 某县民政局. */
export function sameBureau(one: string, other: string): boolean {
  const a = one.replace(/[\s\u3000]+/gu, "");
  const b = other.replace(/[\s\u3000]+/gu, "");
  return a.endsWith(b) || b.endsWith(a);
}
