import { kioskOf, type Office } from "../office/office.ts";
import type { Frame } from "../office/frame.ts";
import { view } from "../platform/render.ts";
import type { Catalogue } from "../wording/catalogue.ts";

/**
 * The page a kiosk's browser opens from its own disk: it waits calmly for the server, then goes to the kiosk (C7). A file has
 * no rights to read another's answers, so it asks for a picture.
 */
export interface StartFileModel {
  readonly language: string;
  readonly title: string;
  readonly officeName: string;
  readonly t: Catalogue["kiosk"];
  readonly script: string;
}

/** What goes on to the kiosk from the server's own side: a cookie that is strict does not travel with a step from a file. */
export interface StartGoModel {
  readonly language: string;
  readonly title: string;
  readonly says: string;
  readonly to: string;
}

export const startGoView = view<StartGoModel>("kiosk/start-go");

const EVERY = 3000;

export function startFileModel(
  office: Office,
  frame: Pick<Frame, "language" | "officeName">,
  file: { readonly kioskId: string; readonly server: string; readonly t: Catalogue["kiosk"] },
): StartFileModel {
  const { kioskId, server, t } = file;
  const { id } = kioskOf(office, kioskId);
  return { ...frame, title: t.title, t, script: scriptOf(server, id) };
}

/** Written out here and not a view: one file with its style and script inside, which no page of the house may have. */
export function startFilePage({ language, title, officeName, t, script }: StartFileModel): string {
  return `<!doctype html>
<html lang="${Bun.escapeHTML(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${Bun.escapeHTML(title)} · ${Bun.escapeHTML(officeName)}</title>
<link rel="icon" href="data:,">
<style>
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; justify-content: center; padding: 0 8vw; background: #fff; color: #17212b; font: 4vmin/1.35 "Fira Sans", sans-serif; text-align: center; }
h1 { margin: 0 0 3vmin; font-size: 6.4vmin; line-height: 1.15; }
p { margin: 0 0 4vmin; }
</style>
</head>
<body>
<p>${Bun.escapeHTML(officeName)}</p>
<h1>${Bun.escapeHTML(t.offlineTitle)}</h1>
<p>${Bun.escapeHTML(t.offlineText)}</p>
<script>${script}</script>
</body>
</html>
`;
}

/** ES5, for whatever browser the kiosk has. A server that takes the line and stays silent is asked anew. */
function scriptOf(server: string, kioskId: string): string {
  const words = (text: string) => JSON.stringify(text).replaceAll("<", "\\u003c");
  return `(function () {
  var server = ${words(server)};
  function ask() {
    var picture = new Image();
    var over = false;
    function again() {
      if (over) return;
      over = true;
      picture.onload = picture.onerror = null;
      setTimeout(ask, ${EVERY});
    }
    picture.onload = function () {
      over = true;
      location.replace(server + ${words(`/kiosk-start/${kioskId}`)});
    };
    picture.onerror = again;
    setTimeout(again, 5000);
    picture.src = server + "/office/arms.svg?t=" + new Date().getTime();
  }
  ask();
})();`;
}

/** The origin a start file should look for; null when what was asked for is no web address. */
export function serverOf(url: URL, publicAddress: string): string | null {
  const asked = url.searchParams.get("server");
  if (asked === null) return url.host === new URL(publicAddress).host ? publicAddress : url.origin;
  const parsed = URL.parse(asked);
  return parsed !== null && (parsed.protocol === "http:" || parsed.protocol === "https:") ? parsed.origin : null;
}
