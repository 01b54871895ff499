import { assignKeys, PARTS, type Note, type Part, type PrintedPart, type ResponsibilityList } from "@qingdan/model";

/** What of a list may come in a file of its own: each part, and the last part's two halves. */
const PIECES = ["duties", "boundaries", "oversight", "services", "liabilities", "mechanism"] as const;
/** The name of a piece: that of its part, or of half of the last one. */
export type Piece = (typeof PIECES)[number];

/** The part that a piece is, or is half of. */
export function partOfPiece(piece: Piece): Part {
  return piece === "liabilities" || piece === "mechanism" ? "accountability" : piece;
}

/** The pieces that a list has, empty parts included, in the order of the form. */
export function piecesOf(list: ResponsibilityList): Piece[] {
  const { accountability } = list;
  return PIECES.filter((piece) => {
    if (piece === "mechanism") return accountability?.mechanism !== undefined;
    if (piece !== "liabilities") return list[piece] !== undefined;
    return (
      accountability !== undefined && (accountability.liabilities.length > 0 || accountability.mechanism === undefined)
    );
  });
}

/** How many rows or groups of rows a piece has. */
export function sizeOfPiece(list: ResponsibilityList, piece: Piece): number {
  return nodesOf(list, piece).length;
}

function nodesOf(list: ResponsibilityList, piece: Piece): readonly { source?: { file: string } | undefined }[] {
  if (piece === "liabilities") return list.accountability?.liabilities ?? [];
  if (piece === "mechanism") return list.accountability?.mechanism?.sections ?? [];
  return list[piece] ?? [];
}

/** The file that a piece was read from; undefined where nothing of it says so. */
export function fileOfPiece(list: ResponsibilityList, piece: Piece): string | undefined {
  return (
    nodesOf(list, piece)[0]?.source?.file ??
    (piece === "mechanism" ? list.accountability?.mechanism?.source?.file : undefined)
  );
}

/** What a group of a piece is called: its name as a person would tell it from the others; undefined where the piece has more than one, or none. */
export function onlyNameOf(list: ResponsibilityList, piece: Piece): string | undefined {
  const names = {
    duties: () => list.duties?.map(({ text }) => text),
    boundaries: () => list.boundaries?.map(({ matter }) => matter),
    oversight: () => list.oversight?.map(({ title }) => title),
    services: () => list.services?.map(({ name }) => name),
    liabilities: () => list.accountability?.liabilities.map(({ circumstance }) => circumstance),
    mechanism: () => list.accountability?.mechanism?.sections.map(({ title }) => title),
  }[piece]();
  return names?.length === 1 ? names[0] : undefined;
}

/**
 * One list out of several of one bureau, as offices keep each part, or each item of a part, in a file of its own: a piece that several of them have
 * has the rows of all. Parts are printed in the order of the lists; the bureau is the first one's, completed by the others.
 */
export function joinLists(lists: readonly ResponsibilityList[]): ResponsibilityList {
  const [first, ...others] = lists;
  if (first === undefined) throw new RangeError("no lists to join");
  const joined = structuredClone(first);
  for (const other of others.map((list) => structuredClone(list))) {
    for (const part of PARTS) if (part !== "accountability") takePart(joined, other, part);
    if (other.accountability !== undefined) {
      const own = joined.accountability ?? { liabilities: [] };
      const mechanism = own.mechanism ?? other.accountability.mechanism;
      const liabilities = [...own.liabilities, ...other.accountability.liabilities];
      joined.accountability = mechanism === undefined ? { liabilities } : { liabilities, mechanism };
    }
    joined.bureau = completed(joined.bureau, other.bureau);
    joined.notes.push(...other.notes);
    joined.printed.parts.push(...other.printed.parts.filter((own) => !isPrinted(joined, own)));
    if (joined.printed.cover.length === 0) joined.printed.cover = other.printed.cover;
  }
  // Two files may hold the same note: keys are given anew, so that no two notes have one.
  for (const note of joined.notes) note.key = "";
  return assignKeys(joined);
}

function takePart<Own extends Exclude<Part, "accountability">>(
  into: ResponsibilityList,
  from: ResponsibilityList,
  part: Own,
): void {
  const more = from[part];
  const own = into[part];
  if (own === undefined && more !== undefined) into[part] = more;
  else if (own !== undefined && more !== undefined) (own as unknown[]).push(...more);
}

/** True for a part that is printed in the same way already: pages of one item each print the head of their part again and again. */
function isPrinted({ printed }: ResponsibilityList, { part, title, layout, columns }: PrintedPart): boolean {
  const wordsOf = (own: Pick<PrintedPart, "columns">): string => own.columns.map(({ heading }) => heading).join("\t");
  return printed.parts.some(
    (own) => own.part === part && own.title === title && own.layout === layout && wordsOf(own) === wordsOf({ columns }),
  );
}

function completed<Bureau extends object>(one: Bureau, other: Bureau): Bureau {
  const known = Object.entries(one).filter(([, value]) => value !== "");
  return { ...other, ...Object.fromEntries(known) };
}

/** A list with what of an older one is still to stand beside it. */
export interface CompletedList {
  list: ResponsibilityList;
  /** Pieces taken over from the older list, and pieces of it that are gone. */
  kept: Piece[];
  gone: Piece[];
}

/**
 * What a new source means for the list that was read before. A file that holds other parts than the older list, or new versions of parts
 * that were read from a file of the same name, leaves the parts of other files as they were; any other is the whole list anew, and
 * parts that it lacks are gone.
 */
export function completeList(given: ResponsibilityList, older: ResponsibilityList): CompletedList {
  const has = new Set(piecesOf(given));
  const files = new Set([...has].map((piece) => fileOfPiece(given, piece)));
  const had = piecesOf(older);
  const missing = had.filter((piece) => !has.has(piece));
  const isOfOwnFile = (piece: Piece): boolean => files.has(fileOfPiece(older, piece));
  const isPartial = had.filter((piece) => has.has(piece)).every(isOfOwnFile);
  const kept = isPartial ? missing.filter((piece) => !isOfOwnFile(piece)) : [];
  const gone = missing.filter((piece) => !kept.includes(piece));
  return { list: kept.length === 0 ? given : joinLists([onlyPieces(older, kept), given]), kept, gone };
}

function onlyPieces(list: ResponsibilityList, pieces: readonly Piece[]): ResponsibilityList {
  const parts = new Set(pieces.map(partOfPiece));
  const isKept = ({ part }: Note | PrintedPart): boolean => parts.has(part);
  const { bureau, duties, boundaries, oversight, services, accountability, notes, printed } = list;
  const only: ResponsibilityList = {
    bureau,
    notes: notes.filter(isKept),
    printed: { ...printed, parts: printed.parts.filter(isKept) },
  };
  const whole = { duties, boundaries, oversight, services };
  for (const piece of pieces) if (piece in whole) Object.assign(only, { [piece]: list[piece as keyof typeof whole] });
  if (accountability !== undefined && parts.has("accountability")) {
    const mechanism = pieces.includes("mechanism") ? accountability.mechanism : undefined;
    const liabilities = pieces.includes("liabilities") ? accountability.liabilities : [];
    only.accountability = mechanism === undefined ? { liabilities } : { liabilities, mechanism };
  }
  return only;
}
