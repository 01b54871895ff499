import { readFileSync } from "node:fs";
import { assignKeys, LegalInstrument, type Change, type Finding, type ResponsibilityList } from "@qingdan/model";
import { openWarehouse, type RevisionKind, type Warehouse } from "../../src/index.ts";

interface ReportInput {
  revisions: {
    list: ResponsibilityList;
    kind: RevisionKind;
    sourceName: string;
    author: string;
    message: string;
    changes: Change[];
  }[];
  findings: Finding[];
  /** A register of its own, so that the answers do not change with the project's. */
  instruments: unknown[];
}

export const REPORT_CASES = new URL("../../../../fixtures/analytics/reports/", import.meta.url);

/** The warehouse of fixtures/analytics/reports/input.json: three bureaus, one of them edited once, dated a day apart. */
export async function reportWarehouse(): Promise<Warehouse> {
  const input = JSON.parse(readFileSync(new URL("input.json", REPORT_CASES), "utf8")) as ReportInput;
  let day = Date.parse("2026-03-01T04:00:00Z");
  const warehouse = await openWarehouse(":memory:", { now: () => new Date((day += 86_400_000)) });
  const instruments = input.instruments.map((instrument) => LegalInstrument.parse(instrument));
  await warehouse.setRegister([], instruments);
  for (const revision of input.revisions) {
    const parent = (await warehouse.head(revision.list.bureau.id))?.revision ?? null;
    await warehouse.record({ ...revision, list: assignKeys(revision.list), parent, sourceSha256: "" });
  }
  await warehouse.replaceFindings(input.findings, ["jia-xian-rsj", "jia-xian-jyj", "yi-xian-rsj"]);
  return warehouse;
}
