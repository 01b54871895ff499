import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** What is wrong in a template, entry by entry: word.lineSpacing must be 28, 28.99, 29 or 30. */
export function templateProblems({ issues }: { issues: readonly Issue[] }): string[] {
  return issues.map((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => `there is no entry ${[...issue.path, key].join(".")}`).join("; ");
    return `${issue.path.length === 0 ? "the template" : issue.path.join(".")} ${problem(issue)}`;
  });
}

function problem(issue: Issue): string {
  switch (issue.code) {
    case "invalid_value":
      return `must be ${issue.values.map(String).join(" or ")}`;
    case "invalid_type":
      return `must be ${/^[aeiou]/u.test(issue.expected) ? "an" : "a"} ${issue.expected}`;
    case "too_small":
      return issue.origin === "number" ? `must be ${issue.minimum} or more` : "must not be empty";
    case "too_big":
      return `must be ${issue.maximum} or less`;
    default:
      return issue.message;
  }
}
