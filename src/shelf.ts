import { join } from "node:path";
import { officeColors } from "./office/color.ts";
import type { Office } from "./office/office.ts";
import { inFolder } from "./platform/static-files.ts";

/** Everything public that is a file: ours, htmx from its package, the one face from its package. */
export function shelf(root: string, path: string): readonly string[] | null {
  const name = path.slice("/static/".length);
  if (name === "htmx.js") return [join(root, "node_modules/htmx.org/dist/htmx.min.js")];
  if (name === "citizen.css")
    return ["tokens", "base", "desks", "status"].map((part) => join(root, `static/css/${part}.css`));
  if (name.startsWith("fonts/")) return inFolder(join(root, "node_modules/@fontsource/fira-sans/files"), name.slice(6));
  return inFolder(join(root, "static"), name);
}

/** The office's own colour, over the tokens. */
export function officeStyles(request: Request, office: Office): Response {
  const tag = `"office-${office.version}"`;
  const headers = {
    "content-type": "text/css; charset=utf-8",
    "cache-control": "public, max-age=3600",
    etag: tag,
  };
  if (request.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers });
  const { accent, deep, tint } = officeColors(office.office.color);
  const light = `:root{--accent:${accent};--accent-deep:${deep};--accent-tint:${tint}${armsIn(office)}}`;
  return new Response(light, { headers });
}

const SMALL_ARMS = 4_000;

/** Small arms come with the colours, so that the first page needs three requests (A3); none leave the stand-in. */
function armsIn(office: Office): string {
  const { arms } = office.office;
  if (arms === null) return "";
  const packed = `data:image/svg+xml;base64,${Buffer.from(arms).toString("base64")}`;
  return `;--arms:url("${arms.length > SMALL_ARMS ? "/office/arms.svg" : packed}")`;
}

/** The office's own arms. An SVG can carry script, so it is only ever an image and may run nothing. */
export const officeArms = (office: Office): Response | null =>
  office.office.arms === null
    ? null
    : new Response(office.office.arms, {
        headers: {
          "content-type": "image/svg+xml",
          "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
          "cache-control": "public, max-age=3600",
        },
      });
