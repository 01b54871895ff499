import type { OfficePackage } from "./office-package.ts";
import { parseXml } from "./xml.ts";

/**
 * Document properties by name: of docProps/core.xml (title, creator, lastModifiedBy, created …) and of docProps/custom.xml, where our
 * own forms keep bureau, revision and form version. A custom property wins over a core one of the same name.
 */
export function readOfficeProperties(office: OfficePackage): Record<string, string> {
  const properties: Record<string, string> = {};
  const related = office.relationships("");
  for (const type of ["core-properties", "custom-properties"]) {
    const part = related.find((relationship) => relationship.type === type)?.target;
    if (part !== undefined && office.has(part)) readInto(properties, office, part);
  }
  return properties;
}

function readInto(properties: Record<string, string>, office: OfficePackage, part: string): void {
  let name: string | undefined;
  let depth = 0;
  let value = "";
  parseXml(
    office.read(part),
    { file: office.file, part },
    {
      open(local, attributes) {
        depth++;
        if (depth === 2) {
          name = attributes.name ?? local;
          value = "";
        }
      },
      text(text) {
        if (depth >= 2) value += text;
      },
      close() {
        if (depth === 2 && name !== undefined) properties[name] = value.trim();
        depth--;
      },
    },
  );
}
