/**
 * The page a screen in the lobby opens from its own disk when it is switched on before the server: it waits calmly, then goes on
 * (C7). A file has no rights to read another's answers, so it asks for a picture.
 */
export interface StartFile {
  readonly language: string;
  readonly title: string;
  readonly officeName: string;
  readonly heading: string;
  readonly text: string;
  /** Where the server is, and the path to go to once it answers. */
  readonly server: string;
  readonly path: string;
  readonly dark: boolean;
}

const EVERY = 3000;
const LIGHT = "background: #fff; color: #17212b";
const DARK = "background: #0a1216; color: #fff";

/** Written out here and not a view: one file with its style and script inside, which no page of the house may have. */
export function startFilePage(file: StartFile): string {
  const { language, title, officeName, heading, text, dark } = file;
  return `<!doctype html>
<html lang="${Bun.escapeHTML(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${Bun.escapeHTML(title)} · ${Bun.escapeHTML(officeName)}</title>
<link rel="icon" href="data:,">
<style>
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; justify-content: center; padding: 0 8vw; ${dark ? DARK : LIGHT}; font: 4vmin/1.35 "Fira Sans", sans-serif; text-align: center; }
h1 { margin: 0 0 3vmin; font-size: 6.4vmin; line-height: 1.15; }
p { margin: 0 0 4vmin; }
</style>
</head>
<body>
<p>${Bun.escapeHTML(officeName)}</p>
<h1>${Bun.escapeHTML(heading)}</h1>
<p>${Bun.escapeHTML(text)}</p>
<script>${scriptOf(file)}</script>
</body>
</html>
`;
}

/** ES5, for whatever browser the screen has. A server that takes the line and stays silent is asked anew. */
function scriptOf({ server, path }: StartFile): string {
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
      location.replace(server + ${words(path)});
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
