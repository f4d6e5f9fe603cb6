import type { Words } from "../catalogue.ts";
import type { kiosk as czech } from "../cs/kiosk.ts";

export const kiosk: Words<typeof czech> = {};
