/** The kinds of records that part a stream of BIFF (MS-XLS §2.3.1). */
const [BOF, END, BOUND_SHEET] = [0x0809, 0x000a, 0x0085];
const HEADER = 4;

/**
 * Whether every sheet of a stream is one unbroken chain of records from its beginning to its end. BIFF has no checksum, and
 * a library that passes over what it cannot take apart loses rows without a word.
 */
export function isUnbroken(stream: Buffer): boolean {
  const sheets: number[] = [];
  const isWhole = isChain(stream, 0, (id, body) => {
    if (id === BOUND_SHEET && body.length >= HEADER) sheets.push(body.readUInt32LE(0));
  });
  return isWhole && sheets.every((from) => isChain(stream, from));
}

function isChain(stream: Buffer, from: number, see?: (id: number, body: Buffer) => void): boolean {
  let depth = 0;
  for (let at = from; at + HEADER <= stream.length;) {
    const id = stream.readUInt16LE(at);
    const end = at + HEADER + stream.readUInt16LE(at + 2);
    // A chain begins with its BOF, holds no record of kind 0, and reaches no further than the stream.
    if (depth === 0 && id !== BOF) return false;
    if (id === 0 || end > stream.length) return false;
    see?.(id, stream.subarray(at + HEADER, end));
    if (id === BOF) depth += 1;
    if (id === END) depth -= 1;
    if (depth === 0) return true;
    at = end;
  }
  return false;
}
