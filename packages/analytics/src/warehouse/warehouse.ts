import type { Change, Finding, LegalInstrument, LegalRegister, ResponsibilityList } from "@qingdan/model";
import type { Parameters, Row } from "../database/database.ts";
import type { QueryResult } from "../database/query-result.ts";

/** How a revision came about: read from a source, taken from an edited workbook, both merged, or conflicts settled by a person. */
export type RevisionKind = "source" | "import" | "merge" | "settle";

/** What is to be recorded as a bureau's next revision. */
export interface RecordInput {
  /** The whole list as it shall stand, every node with its key. */
  list: ResponsibilityList;
  kind: RevisionKind;
  /** The bureau's present head; null for its first revision. */
  parent: string | null;
  sourceName: string;
  sourceSha256: string;
  author: string;
  message: string;
  /** What it changes against its parent. */
  changes?: readonly Change[];
  /** The list as the source has it, where `list` is that source merged with officials' edits: the base of the next such merge. */
  sourceList?: ResponsibilityList;
}

/** What is known of a revision beside its list. */
export interface RevisionInfo {
  revision: string;
  parent: string | null;
  bureauId: string;
  /** Place in the order of recording, from 1 over all bureaus. */
  ordinal: number;
  kind: RevisionKind;
  sourceName: string;
  sourceSha256: string;
  author: string;
  message: string;
  /** UTC: 2026-03-01T08:00:00.000Z. */
  createdAt: string;
}

/** A bureau, as its newest list names it. */
export interface BureauHead {
  id: string;
  /** Place in the order of the first ingest, from 1. */
  ordinal: number;
  name: string;
  shortName: string;
  province: string;
  city: string;
  county: string;
  level: string;
  issued: string;
  revision: string;
}

/** A list at one of its revisions. */
export interface ListAtRevision {
  revision: string;
  list: ResponsibilityList;
}

/** The list as a source had it, before it was merged with anything. */
export interface SourceList extends ListAtRevision {
  sha256: string;
}

/** The lists of all bureaus with their history. Calls are worked off one after the other. */
export interface Warehouse {
  /** Records one revision and makes it its bureau's head. */
  record(input: RecordInput): Promise<RevisionInfo>;
  /** Records many revisions in one transaction: all of them or none. Several of one bureau follow each other. */
  recordMany(inputs: Iterable<RecordInput>): Promise<RevisionInfo[]>;
  /** All bureaus, in the order of their first ingest. */
  bureaus(): Promise<BureauHead[]>;
  head(bureauId: string): Promise<ListAtRevision | undefined>;
  /**
   * The list at a revision, at the revision with an unambiguous prefix, or as it stood at the end of a date or time
   * (YYYY-MM-DD[THH:MM[:SS]], local time). Undefined where the bureau has no such revision; an InputError where `at` is none of
   * these or the prefix is ambiguous.
   */
  listAt(bureauId: string, at: string): Promise<ListAtRevision | undefined>;
  /** All revisions, or those of one bureau, oldest first. */
  revisions(bureauId?: string): Promise<RevisionInfo[]>;
  /** The list as the bureau's newest source had it: the base of the next merge with a source. */
  lastSource(bureauId: string): Promise<SourceList | undefined>;
  /** Replaces all findings of these bureaus. */
  replaceFindings(findings: readonly Finding[], bureauIds: readonly string[]): Promise<void>;
  /** All rows of one query of our own, with parameters by place ($1) or name ($name). Not for SQL from outside: see createSandbox. */
  query(sql: string, parameters?: Parameters): Promise<Row[]>;
  /** The whole result of one query of our own, with its columns. */
  ask(sql: string, parameters?: Parameters): Promise<QueryResult>;
  /** The register of legal instruments by which citations are judged: the program's and, where there is one, the user's own. */
  register(): Promise<LegalRegister>;
  /**
   * Replaces the user's own register of legal instruments and links all citations anew. It stays in the warehouse, beside the
   * program's, until it is replaced; its instruments win over the program's of the same title. An empty one takes it away.
   * `project` is for tests: what stands for the program's.
   */
  setRegister(own: readonly LegalInstrument[], project?: readonly LegalInstrument[]): Promise<void>;
  /** All revisions as lines of JSON, a header first: what a warehouse can be rebuilt from by any later version. */
  snapshot(): AsyncGenerator<string>;
  /** Fills an empty warehouse from the lines of a snapshot; all of it or nothing. Returns the number of revisions. */
  restore(lines: Iterable<string> | AsyncIterable<string>): Promise<number>;
  /** Ends the query that is running, if there is one; it fails. */
  interrupt(): void;
  close(): Promise<void>;
}
