import { FORM_PROPERTIES, FORM_VERSION } from "@qingdan/model";
import { escapeXml } from "./clean-text.ts";
import { XML_DECLARATION } from "./xml-declaration.ts";

/** What a file says of itself. */
export interface FileIdentity {
  title: string;
  bureauId: string;
  revision: string;
  form: "standard" | "house" | "table";
}

/** Office asks for a date; no clock may show in the bytes. */
const FIXED_DATE = "1980-01-01T00:00:00Z";

/** docProps/core.xml. */
export function coreProperties({ title }: FileIdentity): string {
  return `${XML_DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>qingdan</dc:creator><cp:lastModifiedBy>qingdan</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${FIXED_DATE}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${FIXED_DATE}</dcterms:modified></cp:coreProperties>`;
}

/** docProps/custom.xml: text values only, because that is what every office program keeps. */
export function customProperties(identity: FileIdentity): string {
  const values: [string, string][] = [
    [FORM_PROPERTIES.bureau, identity.bureauId],
    [FORM_PROPERTIES.revision, identity.revision],
    [FORM_PROPERTIES.formVersion, String(FORM_VERSION)],
    [FORM_PROPERTIES.form, identity.form],
  ];
  const properties = values.map(
    ([name, value], index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${name}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
  );
  return `${XML_DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join("")}</Properties>`;
}
