import { InputError } from "@qingdan/model";

/** The error of a command that was called wrongly: what is wrong, and how it is called. */
export function usageError(message: string, remedy: string): InputError {
  return new InputError({ code: "cli/usage", severity: "error", place: {}, message, remedy });
}
