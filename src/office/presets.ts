import { readFileSync } from "node:fs";
import { join } from "node:path";

export const PRESETS = ["vizovice", "kostelec", "trutnov", "torun"] as const;
export type Preset = (typeof PRESETS)[number];

/** The office file of a town (DOMAIN §10) as it ships. This noun alone reads files: those beside it. */
export const presetText = (name: Preset): string =>
  readFileSync(join(import.meta.dir, "presets", `${name}.yaml`), "utf8");
