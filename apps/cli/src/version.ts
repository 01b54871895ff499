declare const QINGDAN_VERSION: string | undefined;

/** The version of the program, put in by the bundler; from the sources "0.0.0-dev". */
export const VERSION: string = typeof QINGDAN_VERSION === "undefined" ? "0.0.0-dev" : QINGDAN_VERSION;
