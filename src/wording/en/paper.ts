import type { Words } from "../catalogue.ts";
import type { paper as czech } from "../cs/paper.ts";

export const paper: Words<typeof czech> = {};
