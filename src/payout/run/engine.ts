/** Put here by the build (esbuild.config.ts); nothing where the sources run. */
declare const ENGINE_SHA256: string | undefined;

/** 算法摘要 the digest of all code that decides what is due: a program that calculates otherwise is known by another. */
export const engineSha256 = typeof ENGINE_SHA256 === 'undefined' ? undefined : ENGINE_SHA256;
