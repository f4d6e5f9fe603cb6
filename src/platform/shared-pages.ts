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
      if (found !== undefined)
        return new Response(found.body, { headers: found.headers.map(([name, value]) => [name, value]) });
      const response = await make();
      if (response.status !== 200 || kept.size >= MOST_KEPT) return response;
      const body = new Uint8Array(await response.arrayBuffer());
      if (state() === before && keptAt === before) kept.set(key, { body, headers: [...response.headers] });
      return new Response(body, response);
    },
  };
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
