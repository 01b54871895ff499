import type { Template } from "../template.ts";
import { BODY_SIZE, pageMeasures } from "./measures.ts";

/** A twip in EMU, the unit of drawings. */
const EMU_PER_TWIP = 635;
const LINE = BODY_SIZE * 20;
/** From the edge of the text block to the far edge of the page number's line, in twips, on upright pages. */
export const NUMBER_DEPTH = Math.round((7 * 1440) / 25.4) + 400;

/**
 * The footer of turned pages: the page number stands where it is on upright pages (GB/T 9704-2012, 7.5), so that all numbers stand alike
 * in the bound volume. Turned pages have that edge on the left; the number is in a text box there, its writing turned with the page. Word
 * and WPS take the drawing, older programs the shape in the fallback.
 */
export function turnedPageNumber(footer: string, template: Template): string {
  const page = pageMeasures(template, true);
  const box = { width: page.left - NUMBER_DEPTH + LINE, height: page.height };
  return footer.replace(/<w:p>.*<\/w:p>/su, (paragraph) => {
    const drawing = `<mc:Choice Requires="wps">${drawingBox(paragraph, box)}</mc:Choice>`;
    const shape = `<mc:Fallback>${shapeBox(paragraph, box)}</mc:Fallback>`;
    const line = `<w:pPr><w:spacing w:line="${LINE}" w:lineRule="exact"/></w:pPr>`;
    return `<w:p>${line}<w:r><mc:AlternateContent>${drawing}${shape}</mc:AlternateContent></w:r></w:p>`;
  });
}

/**
 * The size of the box, in twips. It reaches from the page's edge to the number's line, its first, and from the first line of the text down:
 * nothing has to be moved from there, because LibreOffice forgets by how much on the first page of a section.
 */
interface Box {
  width: number;
  height: number;
}

function drawingBox(paragraph: string, { width, height }: Box): string {
  const emu = (twips: number): number => twips * EMU_PER_TWIP;
  const extent = `cx="${emu(width)}" cy="${emu(height)}"`;
  const place = (axis: "H" | "V", from: string): string =>
    `<wp:position${axis} relativeFrom="${from}"><wp:posOffset>0</wp:posOffset></wp:position${axis}>`;
  const outline = `<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>`;
  const text = `<wps:txbx><w:txbxContent>${paragraph}</w:txbxContent></wps:txbx><wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/>`;
  return (
    '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">' +
    `<wp:simplePos x="0" y="0"/>${place("H", "page")}${place("V", "margin")}<wp:extent ${extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>` +
    '<wp:docPr id="1" name="页码"/><wp:cNvGraphicFramePr/>' +
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">' +
    `<wps:wsp><wps:cNvSpPr txBox="1"/>${outline}${text}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`
  );
}

function shapeBox(paragraph: string, { width, height }: Box): string {
  const size = `width:${width / 20}pt;height:${height / 20}pt`;
  const style = `position:absolute;margin-left:0;margin-top:0;${size};z-index:1;mso-position-horizontal-relative:page;mso-position-vertical-relative:margin`;
  return (
    '<w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `<v:shape id="PageNumber" type="#_x0000_t202" style="${style}" filled="f" stroked="f"><v:textbox style="layout-flow:vertical" inset="0,0,0,0"><w:txbxContent>${paragraph}</w:txbxContent></v:textbox></v:shape></w:pict>`
  );
}
