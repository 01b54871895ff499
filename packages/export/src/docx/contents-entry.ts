/** A line of the 目录. The page is known when the whole body is written. */
export interface ContentsEntry {
  level: 1 | 2 | 3;
  text: string;
  bookmark: string;
  page: number;
}
