/** 程序版本 the version in package.json; a test holds the two together. */
export const programVersion = '0.2.0';
