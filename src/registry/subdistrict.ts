/** 街道 subdistrict: its nine-digit division code, its official name and other names for it. */
export type Subdistrict = {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
};

/** The official name of the subdistrict that a text means by name, alias or division code; undefined if none. */
export function foldSubdistrict(
  district: { readonly name: string; readonly subdistricts: readonly Subdistrict[] },
  text: string,
): string | undefined {
  const key = spellingKey(district.name, text);
  if (key === '') return undefined;
  const code = /^(\d{9})(?:\d{3})?$/.exec(key)?.[1];
  return district.subdistricts.find(({ code: own, name, aliases }) =>
    code === undefined
      ? [name, ...aliases].some((spelling) => spellingKey(district.name, spelling) === key)
      : own === code,
  )?.name;
}

/** What all spellings of a subdistrict share: without the district before it and 街, 街道, 办事处 … after it. */
export function spellingKey(districtName: string, text: string): string {
  const bare = text.replace(/\s/g, '');
  const short = districtName.replace(/^.*市/, '');
  const at = short === '' ? -1 : bare.indexOf(short);
  const own = at < 0 ? bare : bare.slice(at + short.length);
  return own.replace(/(?<=.)(?:街道办事处|办事处街道|街道办|街办|办事处|街道|街)$/, '');
}

/** 地区 the subdistricts by what a title may call them: a bare 东山 may be anything, 东山街 and 东山街道 are not. */
export function areasOf(district: {
  readonly name: string;
  readonly subdistricts: readonly Subdistrict[];
}): readonly { readonly name: string; readonly spellings: readonly string[]; readonly short: string }[] {
  return district.subdistricts.map(({ name, aliases }) => {
    const short = spellingKey(district.name, name);
    return { name, short, spellings: [name, ...aliases, `${short}街`, `${short}办事处`] };
  });
}
