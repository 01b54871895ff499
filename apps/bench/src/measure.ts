/**
 * Median time of one call in milliseconds, warm: the call is repeated until `budget` milliseconds are spent, at least 5 times, after half
 * that time of warming up, in which the engine compiles what is called often.
 */
export function measure(call: () => unknown, budget = 1000): number {
  const warm = performance.now() + budget / 2;
  do call();
  while (performance.now() < warm);
  const times: number[] = [];
  const end = performance.now() + budget;
  while (times.length < 5 || performance.now() < end) {
    const start = performance.now();
    call();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** As `measure`, for calls that return a promise. */
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
