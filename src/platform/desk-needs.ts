import type { Clocks } from "./clock.ts";
import type { Zone } from "./civil.ts";
import type { Visit } from "./http.ts";
import type { Language } from "./language.ts";
import type { Limiter } from "./limiter.ts";
import type { Live } from "./live.ts";
import type { Renderer } from "./render.ts";
import type { Works } from "./work.ts";

/** Sound made of text by a program of this machine (V1). */
export interface Speech {
  /** Whether there is such a program; without one boards use their own voice. */
  readonly isThere: boolean;
  /** A WAV file with the text, or null when the program could not make it. */
  clip(language: Language, text: string): Promise<Uint8Array | null>;
}

/** What `app.ts` hands to every desk. */
export interface DeskNeeds {
  readonly works: Works;
  readonly renderer: Renderer;
  readonly clocks: Clocks;
  readonly live: Live;
  /** Signs forms; see `seal` in id.ts. */
  readonly key: string;
  /** Where citizens reach the product, without a slash at its end. */
  readonly publicAddress: string;
  /** Cookies are marked Secure. */
  readonly secure: boolean;
  /** The thin banner of trial mode, else null. */
  trialFrame(visit: Visit, zone: Zone): { readonly clock: string; readonly back: string } | null;
  readonly speech: Speech;
  limiter(most: number, withinMs: number): Limiter;
  /** Keeps a stream's connection open past the server's idle limit. */
  keepOpen(request: Request): void;
}
