import { acceptsGzip } from "./static-files.ts";

/**
 * Pages that look the same to everybody until something happens in the house or the minute ends, kept as they went out.
 * A release spike asks for the same free times a thousand times a second (L1, L2); what is free changes only with an event,
 * or on a full minute (T3), so a kept page is never older than the truth.
 */
export interface SharedPages {
  answer(request: Request, make: () => Promise<Response>): Promise<Response>;
}

interface Kept {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: readonly (readonly [string, string])[];
}

const MOST_KEPT = 500;

/** `state` is a word that changes whenever a page may: the number of changes so far and the office's minute. */
export function createSharedPages(state: () => string): SharedPages {
  const kept = new Map<string, Kept>();
  let keptAt = "";

  return {
    answer: async (request, make) => {
      const before = state();
      if (before !== keptAt) {
        kept.clear();
        keptAt = before;
      }
      const key = keyOf(request);
      const found = kept.get(key);
      if (found !== undefined) return again(request, found);
      const response = await make();
      if (response.status !== 200 || kept.size >= MOST_KEPT) return response;
      const fresh: Kept = { body: new Uint8Array(await response.arrayBuffer()), headers: [...response.headers] };
      if (state() === before && keptAt === before) kept.set(key, fresh);
      return again(request, fresh);
    },
  };
}

/** Who has it already, by the mark the page carries, is told that it still holds. */
function again(request: Request, { body, headers }: Kept): Response {
  const all = new Headers(headers.map(([name, value]): [string, string] => [name, value]));
  const mark = all.get("etag");
  if (mark === null || request.headers.get("if-none-match") !== mark) return new Response(body, { headers: all });
  for (const name of ["content-type", "content-encoding", "content-length"]) all.delete(name);
  return new Response(null, { status: 304, headers: all });
}

/** Everything of a request that a public page depends on: no cookie is among it, as public pages have none. */
function keyOf(request: Request): string {
  const { headers, url } = request;
  const host = url.indexOf("/", url.indexOf("//") + 2);
  return [
    url.slice(host),
    headers.get("accept-language") ?? "",
    headers.get("hx-request-type") ?? "",
    acceptsGzip(request) ? "gzip" : "",
  ].join("\n");
}
