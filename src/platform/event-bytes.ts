import type { Instant } from "./clock.ts";
import type { Fragment } from "./stream.ts";

const encoder = new TextEncoder();

/** A fragment with its bytes, kept on it: thousands of entries of a map would cost more than the encoding. */
type Packed = Fragment & { bytes?: Uint8Array; html: string };

/** A fragment as it travels, made once for all who are sent it. */
export function bytesOf(fragment: Packed): Uint8Array {
  if (fragment.bytes !== undefined) return fragment.bytes;
  const bytes = encoder.encode(`id: ${fragment.number}\ndata: ${fragment.html.replaceAll("\n", "\ndata: ")}\n\n`);
  if (fragment.single === true) fragment.html = "";
  else fragment.bytes = bytes;
  return bytes;
}

let lastPing: { readonly at: Instant; readonly bytes: Uint8Array } | null = null;

export function pingAt(at: Instant): Uint8Array {
  if (lastPing?.at !== at) lastPing = { at, bytes: encoder.encode(`event: ping\ndata: ${at}\n\n`) };
  return lastPing.bytes;
}
