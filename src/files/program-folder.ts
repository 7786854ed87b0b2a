import { fileURLToPath } from 'node:url';

// This file lies one folder deep, in src/ as in dist/ (esbuild.config.ts): the one place that counts folders.

/** The folder of the program, with `policies`, `fixtures` and `dist`. */
export const programFolder = fileURLToPath(new URL('../..', import.meta.url));

/** What runs: `dist`, where the build lays files of its own, or the sources. */
export const codeFolder = fileURLToPath(new URL('..', import.meta.url));
