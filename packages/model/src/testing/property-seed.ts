import fc from "fast-check";

/**
 * The seed of every property test: the same on every run, so that a build fails only through what was changed. QINGDAN_SEED sets
 * another; "random" takes a new one for each run, which is how new counterexamples are looked for.
 */
export const PROPERTY_SEED = seedOf(process.env["QINGDAN_SEED"]);

function seedOf(text: string | undefined): number {
  if (text === "random") return Math.floor(Math.random() * 2 ** 31);
  const seed = Number(text ?? 20_181_120);
  if (!Number.isInteger(seed)) throw new Error(`QINGDAN_SEED is "${text}"; give a whole number or "random".`);
  return seed;
}

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: PROPERTY_SEED });
