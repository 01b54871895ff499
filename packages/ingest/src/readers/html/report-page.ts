import type { Diagnostic } from "@qingdan/model";

/** What was found in a page beside its text. */
export interface PageFindings {
  file: string;
  hiddenTexts: readonly string[];
  deletedTexts: readonly string[];
  /** How many tabs and folded parts are hidden before a click. */
  panels: number;
  /** The page begins and does not end. */
  lacksEnd: boolean;
}

/** What a person should know of a page: text that is hidden, unfolded, or marked as deleted. */
export function reportPage(page: PageFindings): Diagnostic[] {
  const found: Diagnostic[] = [];
  const excerpt = (texts: readonly string[]) => texts.join("").replace(/\s+/gu, " ").trim().slice(0, 60);
  const warn = (code: string, message: string, texts: readonly string[]) => {
    const actual = excerpt(texts);
    if (actual !== "")
      found.push({ code: `ingest/${code}`, severity: "warning", place: { file: page.file }, message, actual });
  };
  warn("hidden-text", "网页中有不显示的文字，或表格以外输入框中的文字，未作为清单内容读取，请核对", page.hiddenTexts);
  if (page.panels > 0)
    warn("hidden-panels", "网页中点击后才显示的内容（标签页、折叠栏）已作为清单内容读取，请核对", [
      `${page.panels} 处`,
    ]);
  warn("deleted-revision", "网页中有标为删除的文字，未作为清单内容读取，请核对", page.deletedTexts);
  if (page.lacksEnd)
    warn("page-without-end", "网页没有结尾（</html>），可能未下载完，请核对清单内容是否齐全", ["</html>"]);
  return found;
}
