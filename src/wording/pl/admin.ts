import type { Words } from "../catalogue.ts";
import type { admin as czech } from "../cs/admin.ts";

export const admin: Words<typeof czech> = {};
