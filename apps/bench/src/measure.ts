/** What is measured, and the least that any program must do for it. */
export interface Comparison {
  name: string;
  call: () => unknown;
  floor: () => unknown;
  goal: number;
}

/**
 * Median times of both in milliseconds, warm. They are called in turn, so that whatever else the machine does falls on both: until `budget`
 * milliseconds are spent, at least 5 times, after half that time of warming up, in which the engine compiles what is called often.
 */
export function compare({ name, call, floor, goal }: Comparison, budget = 2000): Figure {
  const calls: number[] = [];
  const floors: number[] = [];
  const turn = (): void => {
    calls.push(timeOf(call));
    floors.push(timeOf(floor));
  };
  const warm = performance.now() + budget / 2;
  do turn();
  while (performance.now() < warm);
  calls.length = 0;
  floors.length = 0;
  const end = performance.now() + budget;
  while (calls.length < 5 || performance.now() < end) turn();
  return { name, milliseconds: median(calls), floor: median(floors), goal };
}

function timeOf(call: () => unknown): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}

/** Median time of one call that returns a promise, in milliseconds, warm. */
export async function measureAsync(call: () => Promise<unknown>, repeats = 5): Promise<number> {
  await call();
  const times: number[] = [];
  for (let turn = 0; turn < repeats; turn += 1) {
    const start = performance.now();
    await call();
    times.push(performance.now() - start);
  }
  return median(times);
}

function median(times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** One result: what was measured, how long it took, and how many times the floor (the least that any program must do) that is. */
export interface Figure {
  name: string;
  milliseconds: number;
  floor: number;
  goal: number;
}

/** A figure as one line: "ingest yazhou-rsj  2.1 ms = 6.3 times reading and splitting (goal 10)". */
export function formatFigure({ name, milliseconds, floor, goal }: Figure): string {
  const ratio = floor === 0 ? 0 : milliseconds / floor;
  const verdict = ratio <= goal ? "within" : "ABOVE";
  return `${name.padEnd(44)} ${milliseconds.toFixed(2).padStart(9)} ms ${ratio.toFixed(1).padStart(7)} times the floor, ${verdict} the goal of ${goal}`;
}
