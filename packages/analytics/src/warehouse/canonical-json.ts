/**
 * A value as JSON with its object keys in code-unit order and without the members named in `omit`, so that equal values give equal
 * texts. Undefined members are left out, as JSON does.
 */
export function canonicalJson(value: unknown, omit: ReadonlySet<string> = new Set()): string {
  return JSON.stringify(value, (_name, member: unknown) => {
    if (member === null || typeof member !== "object" || Array.isArray(member)) return member;
    const sorted: Record<string, unknown> = {};
    for (const name of Object.keys(member).sort()) {
      if (!omit.has(name)) sorted[name] = (member as Record<string, unknown>)[name];
    }
    return sorted;
  });
}
