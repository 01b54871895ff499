import { HeatmapChart } from "echarts/charts";
import { GridComponent, VisualMapContinuousComponent } from "echarts/components";
import { use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { drawSvg } from "./draw-svg.ts";
import { wrapLabel } from "./wrap-label.ts";

use([HeatmapChart, GridComponent, VisualMapContinuousComponent, SVGRenderer]);

/** A row of a matrix: its name, and a number (or null) for each column. */
export interface MatrixRow {
  label: string;
  values: readonly (number | null)[];
}

const WIDTH = 900;
const LABEL_WIDTH = 230;
/** Cells of a row's name: half as many Chinese characters. */
const LABEL_CELLS = 32;
const COLUMN_CELLS = 8;
const LINES = 3;
const HEAD_HEIGHT = 58;
const ROW_HEIGHT = 40;
const FONT_SIZE = 12;
const PALE = "#ffffff";
const DARK = "#6fa3d4";

/** Rows by columns as SVG, each number on a ground that is darker the larger it is, and whether a name had to be shortened (…). */
export function matrixChart(
  columns: readonly string[],
  rows: readonly MatrixRow[],
): { svg: string; shortened: boolean } {
  const heads = columns.map((name) => wrapLabel(name, COLUMN_CELLS, LINES));
  const labels = rows.map(({ label }) => wrapLabel(label, LABEL_CELLS, 2));
  const numbers = rows.flatMap(({ values }) => values.map((value) => value ?? 0));
  const text = { color: "#1a1a1a", fontSize: FONT_SIZE, lineHeight: 15 };
  const axis = { type: "category", axisTick: { show: false }, axisLine: { show: false } };
  const svg = drawSvg(WIDTH, HEAD_HEIGHT + rows.length * ROW_HEIGHT, {
    grid: { left: LABEL_WIDTH, right: 1, top: HEAD_HEIGHT, bottom: 1, outerBoundsMode: "none" },
    xAxis: {
      ...axis,
      position: "top",
      data: heads.map(({ lines }) => lines.join("\n")),
      axisLabel: { ...text, interval: 0 },
    },
    yAxis: {
      ...axis,
      inverse: true,
      data: labels.map(({ lines }) => lines.join("\n")),
      axisLabel: { ...text, interval: 0 },
    },
    visualMap: { show: false, min: 0, max: Math.max(1, ...numbers), inRange: { color: [PALE, DARK] } },
    series: [
      {
        type: "heatmap",
        data: rows.flatMap(({ values }, y) => values.map((value, x) => [x, y, value ?? "-"])),
        silent: true,
        emphasis: { disabled: true },
        itemStyle: { borderColor: "#bbb", borderWidth: 1 },
        label: { show: true, ...text, textBorderWidth: 0 },
      },
    ],
  });
  return { svg, shortened: [...heads, ...labels].some((label) => label.shortened) };
}
