import type { Frame } from "../office/frame.ts";
import { told, type Office } from "../office/office.ts";
import type { Location } from "../office/office-file.ts";
import type { Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import type { Catalogue } from "../wording/catalogue.ts";

type Words = Catalogue["status"]["links"];

/** For whoever keeps the town's website: the page, the frame and the file, each with what to copy (V5). */
export interface LinksModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly page: string;
  readonly file: string;
  readonly schema: string;
  readonly code: string;
  readonly script: string;
  readonly sites: string;
  readonly back: string;
  /** Each place by itself; none where there is only one. */
  readonly places: readonly { readonly name: string; readonly page: string }[];
  readonly fields: readonly { readonly name: string; readonly says: string }[];
}

export const linksView = view<LinksModel>("status/links");

/** `locations`: those with counters. */
export function linksModel(
  visit: Visit,
  frame: Frame,
  { office, locations, publicAddress }: { office: Office; locations: readonly Location[]; publicAddress: string },
): LinksModel {
  const t = visit.words.status.links;
  const { language } = visit;
  const { embedOn } = office.office;
  const page = `${publicAddress}/status?lang=${language}`;
  const file = `${publicAddress}/status.json?lang=${language}`;
  const title = visit.words.status.title;
  return {
    frame,
    t,
    page,
    file,
    schema: `${publicAddress}/status.schema.json`,
    code: `<iframe src="${page}&amp;embed=1" title="${title}" width="100%" height="600"></iframe>`,
    script: scriptFor(file, t),
    sites: embedOn.length === 0 ? t.noSites : t.sites(embedOn.join(", ")),
    back: `/status?lang=${language}`,
    places:
      locations.length < 2
        ? []
        : locations.map(({ id, name }) => ({ name: told(office, name, language), page: `${page}&location=${id}` })),
    fields: Object.entries(t.fields).map(([name, says]) => ({ name, says })),
  };
}

/** Works as it stands in any page: a list of who waits, asked for again every ten seconds. */
const scriptFor = (file: string, t: Words): string => `<ul id="okenko"></ul>
<script>
(function ask() {
  fetch("${file}")
    .then(function (answer) { return answer.json(); })
    .then(function (status) {
      var list = document.getElementById("okenko");
      list.textContent = "";
      status.locations.forEach(function (place) {
        place.services.forEach(function (service) {
          var line = document.createElement("li");
          line.textContent = service.name + ": ${t.exampleLine} " + service.waiting;
          list.appendChild(line);
        });
      });
    })
    .finally(function () { setTimeout(ask, 10000); });
})();
</script>`;
