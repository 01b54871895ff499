/** 和, 与, 、 and 以及 join as 及 does. */
const JOINERS = /以及|[和与、]/gu;
/** 处室, 股室, 科（室）, 处（科）室, 部室: offices of one rank, called by the rank of the bureau. */
const OFFICE = /(?:\(?[处科股部]\)?){1,3}\(?室\)?/u;

/** A match form in which words that say the same in headings and titles are written one way. */
export function foldWords(form: string): string {
  return form.replace(JOINERS, "及").replace(OFFICE, "科室");
}
