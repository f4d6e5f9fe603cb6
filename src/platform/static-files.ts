import { existsSync, readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".wav": "audio/wav",
  ".mp3": "audio/mpeg",
  ".ico": "image/x-icon",
};
const PACKED = new Set([".css", ".js", ".svg"]);

interface Kept {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
  readonly type: string;
  readonly tag: string;
}

/** Where a public path is found: a file, or several put together into one. */
export type Shelf = (path: string) => readonly string[] | null;

/** Serves files that never change while the process runs, packed once; nothing outside the shelf can be reached. */
export function createStaticFiles(shelf: Shelf): (request: Request, path: string) => Response | null {
  const kept = new Map<string, Kept | null>();
  return (request, path) => {
    let file = kept.get(path);
    if (file === undefined) {
      file = load(shelf(path), extname(path));
      if (kept.size < 500) kept.set(path, file);
    }
    return file === null ? null : answer(request, file);
  };
}

/** A file of a folder by its name; climbing out of the folder finds nothing. */
export function inFolder(folder: string, name: string): readonly string[] | null {
  const path = normalize(join(folder, name));
  return path.startsWith(`${normalize(folder)}/`) && existsSync(path) ? [path] : null;
}

function load(files: readonly string[] | null, ending: string): Kept | null {
  const type = TYPES[ending];
  if (files === null || type === undefined) return null;
  const plain = new Uint8Array(Buffer.concat(files.map((file) => readFileSync(file))));
  return {
    plain,
    gzip: PACKED.has(ending) ? new Uint8Array(Bun.gzipSync(plain, { level: 9 })) : null,
    type,
    tag: `"${Bun.hash(plain).toString(36)}"`,
  };
}

function answer(request: Request, file: Kept): Response {
  const headers: Record<string, string> = {
    "content-type": file.type,
    "cache-control": "public, max-age=3600",
    etag: file.tag,
    vary: "accept-encoding",
  };
  if (request.headers.get("if-none-match") === file.tag) return new Response(null, { status: 304, headers });
  if (file.gzip === null || !acceptsGzip(request)) return new Response(file.plain, { headers });
  return new Response(file.gzip, {
    headers: { ...headers, "content-encoding": "gzip" },
  });
}

export const acceptsGzip = (request: Request): boolean =>
  (request.headers.get("accept-encoding") ?? "").includes("gzip");
