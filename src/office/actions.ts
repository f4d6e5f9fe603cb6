import { note } from "../platform/event.ts";
import type { Work } from "../platform/work.ts";
import type { OfficeFile } from "./office-file.ts";
import { writeOffice } from "./store.ts";

/** Makes the office what the (already checked) file says, all or nothing (A6). Returns the new version. */
export async function applyOfficeFile(work: Work, file: OfficeFile, staffId: string | null): Promise<number> {
  const version = await writeOffice(work, file);
  await note(work, { kind: "office-changed", staffId, detail: { version } });
  return version;
}
