import type { Frame } from "../office/frame.ts";
import type { Office } from "../office/office.ts";
import type { Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import type { Catalogue } from "../wording/catalogue.ts";

/** For whoever keeps the town's website: the page, the frame and the file, each with its address (V5). */
export interface LinksModel {
  readonly frame: Frame;
  readonly t: Catalogue["status"]["links"];
  readonly page: string;
  readonly file: string;
  readonly code: string;
  readonly sites: string;
  readonly back: string;
  readonly fields: readonly { readonly name: string; readonly says: string }[];
}

export const linksView = view<LinksModel>("status/links");

export function linksModel(office: Office, visit: Visit, frame: Frame, publicAddress: string): LinksModel {
  const t = visit.words.status.links;
  const { embedOn } = office.office;
  return {
    frame,
    t,
    page: `${publicAddress}/status`,
    file: `${publicAddress}/status.json`,
    code: `<iframe src="${publicAddress}/status?embed=1" title="${visit.words.status.title}" width="100%" height="600"></iframe>`,
    sites: embedOn.length === 0 ? t.noSites : t.sites(embedOn.join(", ")),
    back: `/status?lang=${visit.language}`,
    fields: Object.entries(t.fields).map(([name, says]) => ({ name, says })),
  };
}
