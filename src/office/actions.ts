import { note } from "../platform/event.ts";
import type { Language } from "../platform/language.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { WORDING_KEYS } from "./message-kinds.ts";
import { officeFile, type OfficeFile, type Wording } from "./office-file.ts";
import { currentOffice } from "./queries.ts";
import { writeOffice } from "./store.ts";

export { addClosure, removeClosure } from "./closures.ts";

/** Makes the office what the (already checked) file says, all or nothing (A6). Returns the new version. */
export async function applyOfficeFile(work: Work, file: OfficeFile, staffId: string | null): Promise<number> {
  const version = await writeOffice(work, file);
  await note(work, { kind: "office-changed", staffId, detail: { version } });
  return version;
}

/**
 * B10: words one message anew in one language; `text` null goes back to the wording that came with the product. `key` is one
 * of WORDING_KEYS. The same wording once more changes nothing and leaves no trace. Returns whether anything changed.
 */
export async function setWording(
  work: Work,
  change: { key: string; language: Language; text: Wording | null; staffId: string | null },
): Promise<boolean> {
  const { key, language, text, staffId } = change;
  if (!WORDING_KEYS.includes(key)) throw new Refusal("not-found", "notFound");
  const { version: _, ...file } = await currentOffice(work);
  const { [language]: before, ...others } = file.office.messages[key] ?? {};
  if (before?.text === text?.text && before?.subject === text?.subject) return false;
  const { [key]: __, ...messages } = file.office.messages;
  const worded = text === null ? others : { ...others, [language]: text };
  if (Object.keys(worded).length > 0) messages[key] = worded;
  const version = await writeOffice(work, officeFile.parse({ ...file, office: { ...file.office, messages } }));
  await note(work, { kind: "wording-changed", staffId, detail: { version, key, language, own: text !== null } });
  return true;
}
