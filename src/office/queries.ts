import type { Reader } from "../platform/work.ts";
import type { Office } from "./office.ts";
import { readOffice, readOfficeVersion } from "./store.ts";

/** The office as set now. Kept in memory by its version, so that asking costs one small row. */
export async function currentOffice(reader: Reader): Promise<Office> {
  const version = await readOfficeVersion(reader);
  const kept = reader.memory.get("office") as Office | undefined;
  if (kept?.version === version) return kept;
  const office = await readOffice(reader);
  reader.memory.set("office", office);
  return office;
}
