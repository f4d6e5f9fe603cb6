import type { cs } from "./cs.ts";

/** A catalogue has the same keys in every language; Czech is written first, the others must match it (types hold that). */
export type Catalogue = Words<typeof cs>;

/** The same shape with any texts in it. */
export type Words<Section> = {
  readonly [Key in keyof Section]: Section[Key] extends string
    ? string
    : Section[Key] extends (...args: infer Args) => string
      ? (...args: Args) => string
      : Section[Key] extends readonly string[]
        ? readonly string[]
        : Words<Section[Key]>;
};
