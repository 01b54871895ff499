import { usageError } from "./usage-error.ts";

/** The value of `--prefer`: ours (what the warehouse holds), theirs (what comes in), or undefined. Throws InputError for anything else. */
export function preferenceOf(value: string | undefined): "ours" | "theirs" | undefined {
  if (value === undefined || value === "ours" || value === "theirs") return value;
  throw usageError(
    `--prefer ${value} is neither ours nor theirs`,
    "use --prefer ours to keep what the warehouse holds, --prefer theirs to take what comes in",
  );
}
