import { child, childSwitch, childValue, type XmlElement } from "../../xml-tree.ts";

/** Numbering as a paragraph or a style asks for it. */
export interface NumberingProperties {
  numberId?: string;
  level?: number;
}

/** What a style gives to its paragraphs, with what it inherits. */
export interface DocxStyle {
  id: string;
  name: string;
  /** Outline level from 1; undefined for body text. */
  outlineLevel?: number;
  numbering?: NumberingProperties;
  /** The style of the chain that asks for the numbering. */
  numberingStyle?: string;
  hidden?: boolean;
}

/** Styles by id. "" is the default paragraph style. */
export type DocxStyles = ReadonlyMap<string, DocxStyle>;

/** Reads the styles of styles.xml with what they inherit through basedOn. */
export function readStyles(root: XmlElement | undefined): DocxStyles {
  const elements = new Map<string, XmlElement>();
  for (const element of root?.children ?? []) {
    if (element.name === "style") elements.set(element.attributes.styleId ?? "", element);
  }
  const styles = new Map<string, DocxStyle>();
  for (const id of elements.keys()) resolveStyle(id, elements, styles, new Set());
  const initial = [...elements.values()].find(
    ({ attributes }) => attributes.type === "paragraph" && /^(?:1|true|on)$/u.test(attributes.default ?? ""),
  );
  const base = initial === undefined ? undefined : styles.get(initial.attributes.styleId ?? "");
  if (base !== undefined) styles.set("", base);
  return styles;
}

function resolveStyle(
  id: string,
  elements: ReadonlyMap<string, XmlElement>,
  styles: Map<string, DocxStyle>,
  visiting: Set<string>,
): DocxStyle | undefined {
  const known = styles.get(id);
  const element = elements.get(id);
  if (known !== undefined || element === undefined || visiting.has(id)) return known;
  visiting.add(id);
  const base = resolveStyle(childValue(element, "basedOn") ?? "", elements, styles, visiting);
  const name = childValue(element, "name") ?? id;
  const properties = child(element, "pPr");
  const style: DocxStyle = { ...base, id, name };
  const outline = outlineLevel(childValue(properties, "outlineLvl")) ?? headingLevel(name);
  if (outline === 0) delete style.outlineLevel;
  else if (outline !== undefined) style.outlineLevel = outline;
  const numbering = readNumberingProperties(properties);
  if (numbering !== undefined) {
    style.numbering = { ...base?.numbering, ...numbering };
    style.numberingStyle = id;
  }
  const hidden = childSwitch(child(element, "rPr"), "vanish");
  if (hidden !== undefined) style.hidden = hidden;
  styles.set(id, style);
  return style;
}

/** w:outlineLvl counts from 0, and 9 is body text: here from 1, and 0 is body text. */
export function outlineLevel(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const level = Number(value);
  return level >= 0 && level <= 8 ? level + 1 : 0;
}

function headingLevel(name: string): number | undefined {
  const match = /^(?:heading|标题)\s*([1-9])$/iu.exec(name);
  return match === null ? undefined : Number(match[1]);
}

/** The numbering of paragraph properties; undefined where they say nothing of it. */
export function readNumberingProperties(properties: XmlElement | undefined): NumberingProperties | undefined {
  const element = child(properties, "numPr");
  if (element === undefined) return undefined;
  const numberId = childValue(element, "numId");
  const level = childValue(element, "ilvl");
  return { ...(numberId === undefined ? {} : { numberId }), ...(level === undefined ? {} : { level: Number(level) }) };
}
