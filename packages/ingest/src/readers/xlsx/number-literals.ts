/** What a token of a number format prints that is neither a digit nor a piece of a date. */
export function literal(token: string): string {
  if (token.startsWith('"')) return token.slice(1, -1);
  if (token.startsWith("\\")) return token.slice(1);
  if (token.startsWith("_")) return " ";
  if (token.startsWith("*")) return "";
  if (token.startsWith("[")) return /^\[\$([^-\]]*)/u.exec(token)?.[1] ?? "";
  return token;
}

/** 0000"-"0000000: the digits of a whole number with what stands between them, as telephone numbers are printed; undefined for other patterns. */
export function printParted(tokens: readonly string[], magnitude: number): string | undefined {
  const isPlace = (token: string): boolean => token === "0" || token === "#" || token === "?";
  const isBetween = (token: string): boolean => /^(?:"|\\|[-() ]$)/u.test(token);
  if (!Number.isSafeInteger(magnitude) || !tokens.every((token) => isPlace(token) || isBetween(token)))
    return undefined;
  const places = tokens.filter(isPlace);
  const least = places.length - places.findIndex((token) => token === "0");
  const digits = String(magnitude).padStart(places.includes("0") ? least : 1, "0");
  if (digits.length < places.length) return undefined;
  let at = digits.length - places.length;
  const head = digits.slice(0, at);
  return head + tokens.map((token) => (isPlace(token) ? digits.charAt(at++) : literal(token))).join("");
}
