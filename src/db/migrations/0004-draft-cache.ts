/** 测算留底 goes by the name that the rest of the program has for it. */
export const statements: readonly string[] = ['alter table run_reckoning rename to draft_cache'];
