/**
 * The places of a longest strictly increasing subsequence of `values`: the members that stay when a list is reordered by the fewest
 * possible moves. Of several equally long ones, always the same.
 */
function longestIncreasing(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : (tails[low - 1] ?? -1));
    tails[low] = index;
  }
  const kept = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) kept.add(index);
  return kept;
}

/** The members of `after` that moved against `before`: those outside a longest run in the old order. Members of one side only are left out. */
export function movedMembers(before: readonly string[], after: readonly string[]): Set<string> {
  const places = new Map(before.map((id, index) => [id, index]));
  const common = after.filter((id) => places.has(id));
  const kept = longestIncreasing(common.map((id) => places.get(id) ?? 0));
  return new Set(common.filter((_, index) => !kept.has(index)));
}
