import type { Text } from '../text.ts';

const CODES = new Set(['ENAMETOOLONG', 'EINVAL', 'EILSEQ', 'ERR_INVALID_ARG_VALUE']);
// What Windows takes for a device, or for no part of a name, and then says only that the file is not there.
const WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|[<>:"|?*]|[. ]$/i;

/** 系统不接受的文件名 what to say where a system refuses a name itself, and not the file; by the code of its error. */
export function refusedName(
  code: string,
  name: string,
  isWindows: boolean,
): { readonly why: Text; readonly next: Text } | undefined {
  const isOdd = isWindows && /^(?:ENOENT|EPERM|EACCES|EISDIR|UNKNOWN)$/.test(code) && WINDOWS.test(name);
  if (!CODES.has(code) && !isOdd) return undefined;
  const isLong = code === 'ENAMETOOLONG';
  return {
    why: isLong
      ? { zh: '系统不接受这个名字：太长', en: 'the system refuses the name: it is too long' }
      : {
          zh: '系统不接受这个名字：含有不能用的字符（如 < > : " | ? *），或是系统保留的名字（如 con、nul、aux）',
          en: 'the system refuses the name: it has characters that no name may have (such as < > : " | ? *), or is kept for the system (con, nul, aux …)',
        },
    next: { zh: '请换一个名字再试', en: 'Choose another name' },
  };
}
