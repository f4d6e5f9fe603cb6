import type { Words } from "../catalogue.ts";
import type { ticket as czech } from "../cs/ticket.ts";

export const ticket: Words<typeof czech> = {};
