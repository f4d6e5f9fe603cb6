import type { Words } from "../catalogue.ts";
import type { trial as czech } from "../cs/trial.ts";

export const trial: Words<typeof czech> = {};
