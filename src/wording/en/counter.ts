import type { Words } from "../catalogue.ts";
import type { counter as czech } from "../cs/counter.ts";

export const counter: Words<typeof czech> = {};
