/** A document number in a text: 民发〔2011〕192号, 国务院令第364号, 国务院令2018年第700号, 河北省人民政府令[2001]第25号, 公告第32号. */
export interface NumberSpan {
  start: number;
  end: number;
  printed: string;
}

const YEAR = "[〔﹝［\\[（(【]\\s*(?:19|20)\\d{2}\\s*(?:年)?\\s*[〕﹞］\\]）)】]";
const ISSUER = "[\\u4e00-\\u9fff、]{1,60}";
const SPACE = "[ \\u3000\\u00a0]*";

/** Issuer's code, year in brackets, number. */
const CODE_NUMBER = `[\\u4e00-\\u9fff]{1,20}${SPACE}${YEAR}${SPACE}(?:第${SPACE})?\\d{1,5}${SPACE}号`;
/** An order or announcement by number: the year may stand before 第 or be missing. */
const ORDER_NUMBER = `${ISSUER}(?:令|公告)${SPACE}(?:(?:19|20)\\d{2}${SPACE}年${SPACE})?(?:第${SPACE})?[\\d一二三四五六七八九十百零〇]{1,6}${SPACE}号`;

const DOCUMENT_NUMBER = new RegExp(`${CODE_NUMBER}|${ORDER_NUMBER}`, "u");
const DOCUMENT_NUMBER_HERE = new RegExp(`^[\\s\\u3000]*(${CODE_NUMBER}|${ORDER_NUMBER})`, "u");

/** Words before an issuer that are no part of it: （2011年6月 人社部令13号）, （根据2018年国务院令第700号修改）. */
const LEAD = /^(?:年|月|日|通过|公布|发布|颁布|施行|根据|依据|按照|见|由|即|以|、)+/u;

/** The first document number in `text`, as printed; undefined where there is none. `text` is short: a bracket's content or a line. */
export function findDocumentNumber(text: string): NumberSpan | undefined {
  const match = DOCUMENT_NUMBER.exec(text);
  return match === null ? undefined : trimLead(match[0], match.index);
}

/** The document number that `text` begins with, white space aside. */
export function leadingDocumentNumber(text: string): NumberSpan | undefined {
  const match = DOCUMENT_NUMBER_HERE.exec(text);
  const printed = match?.[1];
  if (match === null || printed === undefined) return undefined;
  return trimLead(printed, match[0].length - printed.length);
}

function trimLead(printed: string, start: number): NumberSpan {
  const lead = LEAD.exec(printed)?.[0].length ?? 0;
  return { start: start + lead, end: start + printed.length, printed: printed.slice(lead) };
}
