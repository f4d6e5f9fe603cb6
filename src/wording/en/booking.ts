import type { Words } from "../catalogue.ts";
import type { booking as czech } from "../cs/booking.ts";

export const booking: Words<typeof czech> = {};
