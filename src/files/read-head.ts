import { open } from 'node:fs/promises';

/** 文件开头 how much of a file is looked at to tell what it is. */
export const HEAD = 1024;

/** The first bytes of a file and its size. Throws what the system says. */
export async function readHead(path: string): Promise<{ readonly head: Buffer; readonly size: number }> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return { head: buffer.subarray(0, bytesRead), size };
  } finally {
    await handle.close();
  }
}
