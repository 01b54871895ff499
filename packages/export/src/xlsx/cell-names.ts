const cache: string[] = [];

/** The letters of a column, from 0: A … Z, AA …. */
export function columnLetters(index: number): string {
  let letters = cache[index];
  if (letters === undefined) {
    const first = Math.floor(index / 26);
    letters = (first === 0 ? "" : columnLetters(first - 1)) + String.fromCharCode(65 + (index % 26));
    cache[index] = letters;
  }
  return letters;
}

/** A sheet's name as it stands in a formula: '一、部门主要职责'. */
export function quotedSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
