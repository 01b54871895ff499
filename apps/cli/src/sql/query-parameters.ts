import { usageError } from "../terminal/usage-error.ts";

/** `--param name=value`, any number of times, as an object of texts. Throws InputError for one without a name. */
export function queryParameters(given: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf("=");
      if (at > 0) return [text.slice(0, at).trim(), text.slice(at + 1)];
      throw usageError(`--param ${text} has no value`, "write --param name=value; in the query the parameter is $name");
    }),
  );
}
