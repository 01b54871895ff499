import { CONTINUED_BOOKMARK, CONTINUED_STYLE, PIECE_BOOKMARK, PIECE_STYLE } from "@qingdan/model";

/**
 * Our own Word form marks a cell that goes on with its group behind a page end, repeated or with the rest of a long text, by a style and by a bookmark:
 * some formats and programs keep the one, some the other.
 */
const STYLES = new RegExp(`${CONTINUED_STYLE}|${PIECE_STYLE}`, "iu");

/** True for the name or id of a style by which a cell goes on; smaller type has a number behind it, web pages write it in their own case. */
export function isContinuedStyle(name: string): boolean {
  return STYLES.test(name);
}

/** True for the name of a bookmark in a cell that goes on. */
export function isContinuedBookmark(name: string): boolean {
  return name.startsWith(CONTINUED_BOOKMARK) || name.startsWith(PIECE_BOOKMARK);
}
