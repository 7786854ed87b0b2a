declare const brand: unique symbol;

/** A plain value that has passed the parser of its name; only that parser makes one. */
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };
