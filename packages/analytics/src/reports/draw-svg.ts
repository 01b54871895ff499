import { init, type EChartsCoreOption } from "echarts/core";

/** What the SVG painter can do beside what the library's types say of painters. */
interface SvgPainter {
  renderToString(options: { cssEmphasis: boolean; cssAnimation: boolean; useViewBox: boolean }): string;
}

/**
 * A chart as an SVG element, drawn without a browser. It has no identifiers, no classes and no style sheet, so any number of charts may
 * stand in one page, and the same option gives the same text.
 */
export function drawSvg(width: number, height: number, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    // The page's own font: a list of fonts with quotes would end the attribute that it stands in.
    chart.setOption({ animation: false, textStyle: { fontFamily: "inherit" }, ...option });
    const painter = chart.getZr().painter as unknown as SvgPainter;
    // Marks for scripts of the browser, of which the page has none.
    return painter
      .renderToString({ cssEmphasis: false, cssAnimation: false, useViewBox: true })
      .replaceAll(/ ecmeta_\w+="[^"]*"/gu, "");
  } finally {
    chart.dispose();
  }
}
