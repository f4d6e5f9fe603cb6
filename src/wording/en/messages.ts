import type { Words } from "../catalogue.ts";
import type { messages as czech } from "../cs/messages.ts";

export const messages: Words<typeof czech> = {};
