import { refuse } from "./refuse.ts";
import { parseXml } from "./xml.ts";
import { openZip, type ZipEntry, type ZipLimits } from "./zip.ts";

/** A relationship from one part to another. `type` is the last piece of its address: "worksheet", "styles", "footer". */
export interface Relationship {
  id: string;
  type: string;
  /** The part's name without a leading "/"; of an external target the address as written. */
  target: string;
  external: boolean;
}

/** An Office Open XML file (.docx, .xlsx): parts by name, and the relationships that say what each part is. */
export interface OfficePackage {
  file: string;
  /** The main part, found by relationship: "xl/workbook.xml", "word/document.xml". */
  mainPart: string;
  has(part: string): boolean;
  /** The bytes of a part. Throws an InputError where the package has none of that name. */
  read(part: string): Uint8Array;
  /** The relationships of a part, or of the package for "". */
  relationships(part: string): readonly Relationship[];
}

/**
 * Opens an Office Open XML package. Part names are matched without regard to case, as the Open Packaging Conventions (ISO/IEC 29500-2)
 * say. Throws an InputError where the bytes are no such package.
 */
export function openOfficePackage(bytes: Uint8Array, file = "", limits: Partial<ZipLimits> = {}): OfficePackage {
  const parts = new Map<string, ZipEntry>();
  for (const entry of openZip(bytes, file, limits)) if (!entry.folder) parts.set(entry.name.toLowerCase(), entry);
  const read = (part: string): Uint8Array => {
    const entry = parts.get(part.toLowerCase());
    if (entry === undefined) throw missingPart(file, part);
    return entry.read();
  };
  const has = (part: string) => parts.has(part.toLowerCase());
  const known = new Map<string, readonly Relationship[]>();
  const relationships = (part: string): readonly Relationship[] => {
    const slash = part.lastIndexOf("/") + 1;
    const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
    const related = known.get(name) ?? (has(name) ? parseRelationships(read(name), part, { file, part: name }) : []);
    known.set(name, related);
    return related;
  };
  const main = relationships("").find((relationship) => relationship.type === "officeDocument");
  if (main === undefined) throw missingPart(file, "_rels/.rels");
  return { file, mainPart: main.target, has, read, relationships };
}

function parseRelationships(bytes: Uint8Array, from: string, source: { file: string; part: string }): Relationship[] {
  const result: Relationship[] = [];
  parseXml(bytes, source, {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const external = attributes.TargetMode === "External";
      const target = attributes.Target ?? "";
      const type = attributes.Type ?? "";
      result.push({
        id: attributes.Id ?? "",
        type: type.slice(type.lastIndexOf("/") + 1),
        target: external ? target : resolvePart(from, target),
        external,
      });
    },
  });
  return result;
}

/** A target as a part name: relative to the folder of the part it is written in, or absolute with a leading "/". */
function resolvePart(from: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const pieces = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const piece of path.split("/")) {
    if (piece === "..") pieces.pop();
    else if (piece !== "." && piece !== "") pieces.push(piece);
  }
  return pieces.join("/");
}

function missingPart(file: string, part: string) {
  return refuse(
    "missing-part",
    file,
    `文件内部缺少必需的部分（${part}），不是完整的 Word 或 Excel 文件`,
    "请用 WPS 或 Office 打开后另存一份再提交",
  );
}
