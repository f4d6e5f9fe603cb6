import type { Fields } from "./http.ts";
import { Refusal } from "./refusal.ts";

const MOST_BYTES = 64 * 1024;
const MOST_MS = 15_000;

/** Reads a form post, at most `most` bytes and 15 s (L6), so that a slow or huge sender holds nothing up. */
export async function readForm(request: Request, most = MOST_BYTES): Promise<Fields> {
  const kind = request.headers.get("content-type") ?? "";
  if (kind !== "" && !kind.startsWith("application/x-www-form-urlencoded")) {
    if (kind.startsWith("multipart/form-data")) return readParts(request, most);
    throw new Refusal("not-understood", "notUnderstood");
  }
  return fieldsOf(new URLSearchParams(new TextDecoder().decode(await readBytes(request, most))));
}

/** A body that is text, under the same limits. */
export const readText = async (request: Request, most = MOST_BYTES): Promise<string> =>
  new TextDecoder().decode(await readBytes(request, most));

async function readParts(request: Request, most: number): Promise<Fields> {
  const bytes = await readBytes(request, most);
  const type = request.headers.get("content-type") ?? "";
  const pairs = new URLSearchParams();
  try {
    const parts = await new Response(bytes, {
      headers: { "content-type": type },
    }).formData();
    for (const [name, value] of parts) pairs.append(name, typeof value === "string" ? value : await value.text());
  } catch {
    throw new Refusal("not-understood", "notUnderstood");
  }
  return fieldsOf(pairs);
}

export const fieldsOf = (pairs: URLSearchParams): Fields => ({
  text: (name) => pairs.get(name) ?? "",
  all: (name) => pairs.getAll(name),
  names: [...new Set(pairs.keys())],
});

/** A body as it is, under the same limits; one without its end is none, or it would be taken for a shorter one. */
export async function readBytes(
  request: Request,
  most = MOST_BYTES,
  mostMs = MOST_MS,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > most) throw new Refusal("not-understood", "tooLarge");
  const reader = request.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let late = false;
  const cut = setTimeout(() => {
    late = true;
    void reader.cancel();
  }, mostMs);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > most) throw new Refusal("not-understood", "tooLarge");
      chunks.push(part.value);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("not-understood", "notUnderstood"); // the sender has gone
  } finally {
    clearTimeout(cut);
  }
  if (late) throw new Refusal("not-understood", "notUnderstood");
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}
