import { expect, test } from "vitest";
import { applySilences, checkList, type Silence } from "../src/index.ts";
import { makeList } from "./support/make-list.ts";

const list = makeList({
  duties: [{ serial: "1", text: "负责就业工作", tasks: ["负责全市就业", "其它措施", "负责全市培训"] }],
});
const findings = checkList(list).filter(({ rule }) => rule === "place/scope" || rule === "wording/typo");
const key = (quote: string): string => findings.find((finding) => finding.quote.includes(quote))?.node_key ?? "";
const silence = (given: Partial<Silence>): Silence => ({
  rule: "place/scope",
  node_key: "",
  quote: "",
  reason: "市里委托",
  ...given,
});

test("three findings to silence", () => {
  expect(findings.map(({ quote }) => quote)).toEqual(["负责全市就业", "负责全市培训", "其它措施"]);
});

test.each<[string, Partial<Silence>, string[]]>([
  ["one finding by node and quote", { node_key: key("就业"), quote: "负责全市就业" }, ["负责全市培训", "其它措施"]],
  ["a rule on the whole list", {}, ["其它措施"]],
  ["a rule on a node", { node_key: key("培训") }, ["负责全市就业", "其它措施"]],
  ["nothing by another quote", { quote: "别的" }, ["负责全市就业", "负责全市培训", "其它措施"]],
  ["nothing without a reason", { reason: " " }, ["负责全市就业", "负责全市培训", "其它措施"]],
])("silences %s", (_, given, left) => {
  const result = applySilences(findings, [silence(given)]);
  expect(result.findings.map(({ quote }) => quote)).toEqual(left);
  expect(result.silenced.length + result.findings.length).toBe(findings.length);
  expect(result.silenced.every(({ reason }) => reason === "市里委托")).toBe(true);
  expect(result.unused.length).toBe(left.length === findings.length ? 1 : 0);
});
