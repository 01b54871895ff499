const REFUSED = /[[\]:*?/\\\u0000-\u001f\ufffe\uffff]/gu;
const LONGEST = 31;

/** Names that Excel accepts for sheets with these titles: 31 characters, no []:*?/\, no two alike. */
export function sheetNames(titles: readonly string[]): string[] {
  const used = new Set<string>();
  return titles.map((title, index) => {
    const base = title.replace(REFUSED, "").replace(/^'|'$/gu, "").trim().slice(0, LONGEST) || `表${index + 1}`;
    let name = base;
    for (let turn = 2; used.has(name.toLowerCase()); turn += 1) {
      const tail = `（${turn}）`;
      name = base.slice(0, LONGEST - tail.length) + tail;
    }
    used.add(name.toLowerCase());
    return name;
  });
}
