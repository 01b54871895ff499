/**
 * Compares two names as people number files: runs of digits by their value (2.html before 10.html), all else by its codes, whatever the
 * locale. Negative, 0 or positive, as sorting wants it.
 */
export function compareNames(one: string, other: string): number {
  const pieces = one.split(DIGITS);
  const others = other.split(DIGITS);
  for (let index = 0; index < Math.min(pieces.length, others.length); index += 1) {
    const [piece = "", against = ""] = [pieces[index], others[index]];
    // Every second piece is a run of digits.
    const difference = index % 2 === 1 ? Number(piece) - Number(against) : compareCodes(piece, against);
    if (difference !== 0) return difference;
  }
  return pieces.length - others.length || compareCodes(one, other);
}

const DIGITS = /([0-9]+)/u;

function compareCodes(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
