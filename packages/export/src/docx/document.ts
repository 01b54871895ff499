import type { Diagnostic, ResponsibilityList } from "@qingdan/model";
import { coreProperties, customProperties, type FileIdentity } from "../properties.ts";
import { fill, type Template } from "../template.ts";
import { packPart, writeZip, type PackedPart } from "../zip/write-zip.ts";
import { BodyWriter } from "./body-writer.ts";
import type { ContentsEntry } from "./contents-entry.ts";
import { contents, cover, hasCoverPage, printedCover } from "./front-matter.ts";
import { writeHouseBody } from "./house-document.ts";
import type { DocumentSkeleton } from "./skeleton.ts";
import { writeStandardBody } from "./standard-document.ts";

/** What does not change from document to document: packed once, then used for thousands. */
export interface DocumentMaker {
  template: Template;
  skeleton: DocumentSkeleton;
  constant: PackedPart[];
}

/** Packs the skeleton's constant parts. */
export function documentMaker(template: Template, skeleton: DocumentSkeleton): DocumentMaker {
  const constant = [...skeleton.constantParts].map(([name, xml]) => packPart(name, xml));
  return { template, skeleton, constant };
}

/** A list as a document: cover, 目录 and the five parts. The same input gives the same bytes. */
export function writeStandardDocument(maker: DocumentMaker, list: ResponsibilityList, about: About): WrittenDocument {
  const { template, skeleton } = maker;
  const front = (entries: readonly ContentsEntry[]): string =>
    cover(list.bureau.name, list.bureau.issued, template, skeleton) + contents(entries, template, skeleton);
  return writeDocument(maker, list, writeStandardBody, front, identityOf(list, template, about, "standard"));
}

/** A list in its bureau's own form: with cover and 目录 where the bureau's document has them. */
export function writeHouseDocument(maker: DocumentMaker, list: ResponsibilityList, about: About): WrittenDocument {
  const { template, skeleton } = maker;
  const { printed } = list;
  const front = (entries: readonly ContentsEntry[]): string =>
    (hasCoverPage(printed) ? printedCover(printed.cover, template, skeleton) : "") +
    (printed.contents ? contents(entries, template, skeleton) : "");
  return writeDocument(maker, list, writeHouseBody, front, identityOf(list, template, about, "house"));
}

interface About {
  revision: string;
}

interface WrittenDocument {
  bytes: Uint8Array;
  diagnostics: Diagnostic[];
}

/** The body comes first: the 目录 in front of it has its page numbers. */
function writeDocument(
  maker: DocumentMaker,
  list: ResponsibilityList,
  writeBody: (list: ResponsibilityList, template: Template, body: BodyWriter) => void,
  front: (entries: readonly ContentsEntry[]) => string,
  identity: FileIdentity,
): WrittenDocument {
  const body = new BodyWriter(maker.template, maker.skeleton);
  writeBody(list, maker.template, body);
  const pieces = body.finish();
  return { bytes: packDocument(maker, [front(body.entries), ...pieces], identity), diagnostics: body.diagnostics };
}

/** The package around a document's body, given in pieces. */
export function packDocument(
  { skeleton, constant }: DocumentMaker,
  body: readonly string[],
  identity: FileIdentity,
): Uint8Array {
  return writeZip([
    ...constant,
    packPart("word/document.xml", [skeleton.head, ...body, "</w:body></w:document>"]),
    packPart("docProps/core.xml", coreProperties(identity)),
    packPart("docProps/custom.xml", customProperties(identity)),
  ]);
}

function identityOf(
  list: ResponsibilityList,
  template: Template,
  { revision }: About,
  form: "standard" | "house",
): FileIdentity {
  const title = fill(template.titles.list, { name: list.bureau.name });
  return { title, bureauId: list.bureau.id, revision, form };
}
