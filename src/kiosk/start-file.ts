import { kioskOf, type Office } from "../office/office.ts";
import type { Frame } from "../office/frame.ts";
import { view } from "../platform/render.ts";
import type { StartFile } from "../platform/start-file.ts";
import type { Catalogue } from "../wording/catalogue.ts";

/** What goes on to the kiosk from the server's own side: a cookie that is strict does not travel with a step from a file. */
export interface StartGoModel {
  readonly language: string;
  readonly title: string;
  readonly says: string;
  readonly to: string;
}

export const startGoView = view<StartGoModel>("kiosk/start-go");

/** The file for one kiosk, to wait for the server at an origin (C7). */
export function startFileOf(
  office: Office,
  { language, officeName }: Pick<Frame, "language" | "officeName">,
  file: { readonly kioskId: string; readonly server: string; readonly t: Catalogue["kiosk"] },
): StartFile {
  const { kioskId, server, t } = file;
  const { id } = kioskOf(office, kioskId);
  const says = { title: t.title, heading: t.offlineTitle, text: t.offlineText };
  return { language, officeName, ...says, server, path: `/kiosk-start/${id}`, dark: false };
}
