/** 快到期 within how many days a case is due soon, unless somebody asks for others. */
export const DUE_SOON = 10;
