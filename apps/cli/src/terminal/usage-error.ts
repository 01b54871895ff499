import { InputError } from "@qingdan/model";

/** The error of a command that was called wrongly: what is wrong, and how it is called, both in English. */
export function usageError(message: string, remedy: string, code = "cli/usage"): InputError {
  return new InputError({ code, severity: "error", place: {}, message, language: "en", remedy });
}
