import simplified from 'opencc-js/dict/TSCharacters';

/** 异体 that no dictionary of 繁体 has, and the short forms of surnames that offices mix, each with the standard form after it. Our own list. */
const ownPairs = pairsOf(
  `
勲勋 崐昆 堃坤 喆哲 甯宁 嵒岩 竝并 囯国 囶国 繍绣 髪发 巿市 仝同 廻回 珎珍 珮佩 瑠琉 璢琉 萧肖 傅付
阎闫 蓝兰 戴代 邱丘 锺钟 濬浚 濶阔 槑梅 楳梅 歴历 澂澄 灋法 煇辉 燿耀 犇奔 琍璃 瓈璃 皜皓 晧皓
`
    .trim()
    .split(/\s+/),
);

const forms = new Map([...pairsOf(simplified.replaceAll(' ', '').split('|')), ...ownPairs]);

/** 繁体 and 异体 with the standard form: OpenCC's table of characters, and before it our own. */
export const variantPairs = [...forms.keys()].map((variant) => [variant, standardOf(variant)] as const);

/** 閻 is 阎, and that is 闫. */
function standardOf(character: string): string {
  const next = forms.get(character);
  // The table keeps some rare characters as they are.
  return next === undefined || next === character ? character : standardOf(next);
}

function pairsOf(pairs: readonly string[]): readonly (readonly [string, string])[] {
  return pairs.map((pair) => {
    const [variant = '', standard = ''] = Array.from(pair);
    return [variant, standard];
  });
}
