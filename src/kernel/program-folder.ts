// One folder deep, in src/ as in dist/ (esbuild.config.ts): this is the one place that counts folders.

/** The folder of the program, with `policies`, `fixtures` and `dist`. */
export const programFolder = new URL('../..', import.meta.url);

/** What runs: `dist`, where the build lays files of its own, or the sources. */
export const codeFolder = new URL('..', import.meta.url);
