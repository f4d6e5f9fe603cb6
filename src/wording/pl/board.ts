import type { Words } from "../catalogue.ts";
import type { board as czech } from "../cs/board.ts";

export const board: Words<typeof czech> = {};
