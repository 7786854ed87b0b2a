declare module 'opencc-js/dict/TSCharacters' {
  /** 繁体 and 简体 of each character, `張 张|陳 陈|…`, the commonest 简体 first. */
  const pairs: string;
  export default pairs;
}
