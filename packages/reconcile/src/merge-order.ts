import { movedMembers } from "./increasing.ts";

/** A member that both sides moved, to different places. Its place is ours until a person decides. */
export interface OrderConflict {
  id: string;
  base: number;
  ours: number;
  theirs: number;
}

/**
 * The order of `members` (of one container) after a three-way merge: one side's order, and in it what only the other side has, each
 * behind its predecessor there. Where both sides moved members, ours stands and the members that only theirs moved are moved in it.
 * `preferTheirs` tells of a member that both moved whether theirs decides.
 */
export function mergeOrder(
  sides: { base: readonly string[]; ours: readonly string[]; theirs: readonly string[] },
  members: ReadonlySet<string>,
  preferTheirs: (conflict: OrderConflict) => boolean,
): string[] {
  const { base, ours, theirs } = sides;
  const movedByOurs = movedMembers(base, ours);
  const movedByTheirs = movedMembers(base, theirs);
  // The side that moved something gives the order; where none did, both orders say the same of what they share.
  const [leading, following] = movedByOurs.size === 0 && movedByTheirs.size > 0 ? [theirs, ours] : [ours, theirs];
  const result = leading.filter((id) => members.has(id));
  if (movedByOurs.size > 0 && movedByTheirs.size > 0) {
    const samePlace = samePlaces(ours, theirs);
    for (const id of theirs) {
      if (!members.has(id) || !movedByTheirs.has(id) || !result.includes(id) || samePlace.has(id)) continue;
      const clash = movedByOurs.has(id);
      const place = (side: readonly string[]): number => side.indexOf(id) + 1;
      if (clash && !preferTheirs({ id, base: place(base), ours: place(ours), theirs: place(theirs) })) continue;
      result.splice(result.indexOf(id), 1);
      insertBehind(result, id, theirs, new Set(base));
    }
  }
  const known = new Set([...base, ...following]);
  for (const id of following) if (members.has(id) && !result.includes(id)) insertBehind(result, id, following, known);
  for (const id of members) if (!result.includes(id)) insertBehind(result, id, base, known);
  return result;
}

/** The members behind the same predecessor on both sides, what only one side has left out. */
function samePlaces(ours: readonly string[], theirs: readonly string[]): Set<string> {
  const shared = (side: readonly string[], other: readonly string[]): string[] => {
    const known = new Set(other);
    return side.filter((id) => known.has(id));
  };
  const predecessors = (side: readonly string[]): Map<string, string> =>
    new Map(side.map((id, index) => [id, side[index - 1] ?? ""]));
  const inOurs = predecessors(shared(ours, theirs));
  const inTheirs = predecessors(shared(theirs, ours));
  return new Set([...inOurs].filter(([id, before]) => inTheirs.get(id) === before).map(([id]) => id));
}

/**
 * Puts `id` behind the nearest of its predecessors in `side` that `result` has, at the start where there is none. What stands there and
 * is not `known` (the other side's new members) stays in front.
 */
function insertBehind(result: string[], id: string, side: readonly string[], known: ReadonlySet<string>): void {
  let place = 0;
  for (let index = side.indexOf(id) - 1; index >= 0; index -= 1) {
    const found = result.indexOf(side[index] ?? "");
    if (found < 0) continue;
    place = found + 1;
    break;
  }
  while (place < result.length && !known.has(result[place] ?? "")) place += 1;
  result.splice(place, 0, id);
}
