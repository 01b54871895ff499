import { usageError } from "../terminal/usage-error.ts";

/** `--param name=value`, any number of times, as an object of texts. Throws InputError for one without a name, and for two of one name. */
export function queryParameters(given: readonly string[] = []): Record<string, string> {
  const pairs = given.map((text): [string, string] => {
    const at = text.indexOf("=");
    if (at > 0) return [text.slice(0, at).trim(), text.slice(at + 1)];
    throw usageError(`--param ${text} has no value`, "write --param name=value; in the query the parameter is $name");
  });
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw usageError(`--param ${twice} is given twice`, "give each parameter one value");
  return Object.fromEntries(pairs);
}
