import type { Fields } from "../platform/http.ts";
import { Refusal } from "../platform/refusal.ts";

/** What a visitor may ask of the screen: moved down, larger letters, more contrast. Kept in the address, gone at the start. */
export const LOOKS = ["low", "large", "contrast"] as const;
export type Look = (typeof LOOKS)[number];

/** The looks an address asks for, `view=low,large`; what is not known is left out. */
export function looksOf(url: URL): readonly Look[] {
  const asked = (url.searchParams.get("view") ?? "").split(",");
  return LOOKS.filter((look) => asked.includes(look));
}

/** The page of tiles an address asks for, 0 the first. */
export function pageOf(url: URL): number {
  const asked = Number(url.searchParams.get("page") ?? 0);
  return Number.isInteger(asked) && asked > 0 ? asked : 0;
}

/** The screen that was touched (K3). A post without it is none of ours. Throws a Refusal. */
export function touchOf(fields: Fields): string {
  const touch = fields.text("touch");
  if (!/^[\w-]{16,64}$/.test(touch)) throw new Refusal("not-understood", "notUnderstood");
  return touch;
}

/** The code as typed, blanks left out; null when it is not six digits. */
export function codeOf(fields: Fields): string | null {
  const code = fields.text("code").replaceAll(/\s/g, "");
  return /^\d{6}$/.test(code) ? code : null;
}

/** What stands in the boxes after a press on the keypad without script: at most six digits. */
export function typedOf(fields: Fields): string {
  const before = fields.text("typed").replaceAll(/\D/g, "").slice(0, 6);
  const key = fields.text("key");
  if (key === "clear") return "";
  if (key === "erase") return before.slice(0, -1);
  return /^\d$/.test(key) && before.length < 6 ? before + key : before;
}

/** The chosen priority class, null for none. */
export const classOf = (fields: Fields): string | null => (fields.text("class") === "" ? null : fields.text("class"));
