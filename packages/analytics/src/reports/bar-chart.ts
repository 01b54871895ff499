import { BarChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { displayWidth } from "@qingdan/model";
import { drawSvg } from "./draw-svg.ts";
import { wrapLabel } from "./wrap-label.ts";

use([BarChart, GridComponent, SVGRenderer]);

/** One bar; null where there is no number. */
export interface Bar {
  label: string;
  value: number | null;
}

const WIDTH = 900;
const MOST_LABEL_WIDTH = 330;
/** From the label's end to the first bar. */
const LABEL_GAP = 16;
/** Cells of a label's line: half as many Chinese characters, each as wide as the font is high. */
const LABEL_CELLS = 46;
const LABEL_LINES = 3;
const FONT_SIZE = 13;
const LINE_HEIGHT = 17;
const BAR_GAP = 7;
const COLOUR = "#2f5d8a";

/** Horizontal bars as SVG, first bar on top, and whether a label had to be shortened (…). The same bars give the same text. */
export function barChart(bars: readonly Bar[]): { svg: string; shortened: boolean } {
  const labels = bars.map(({ label }) => wrapLabel(label, LABEL_CELLS, LABEL_LINES));
  const lines = Math.max(1, ...labels.map((label) => label.lines.length));
  const cells = Math.max(...labels.flatMap((label) => label.lines.map(displayWidth)));
  const labelWidth = Math.min(MOST_LABEL_WIDTH, Math.ceil((cells * FONT_SIZE) / 2) + LABEL_GAP);
  const svg = drawSvg(WIDTH, bars.length * (lines * LINE_HEIGHT + BAR_GAP), {
    grid: { left: labelWidth, right: 70, top: 0, bottom: 0, outerBoundsMode: "none" },
    xAxis: { type: "value", show: false, min: 0, max: "dataMax" },
    yAxis: {
      type: "category",
      inverse: true,
      data: labels.map((label) => label.lines.join("\n")),
      axisTick: { show: false },
      axisLabel: { color: "#1a1a1a", fontSize: FONT_SIZE, lineHeight: LINE_HEIGHT, interval: 0 },
    },
    series: [
      {
        type: "bar",
        data: bars.map(({ value }) => value ?? "-"),
        clip: false,
        silent: true,
        emphasis: { disabled: true },
        barWidth: LINE_HEIGHT,
        itemStyle: { color: COLOUR },
        label: { show: true, position: "right", color: "#1a1a1a", fontSize: FONT_SIZE, textBorderWidth: 0 },
      },
    ],
  });
  return { svg, shortened: labels.some((label) => label.shortened) };
}
