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

/** What providers of mail and text messages must know to tell us anything. */
export interface CallbackSecrets {
  /** Our own, at the end of the address they call: the first is the current one, the others are still taken. */
  readonly own: readonly string[];
  /** Keys Resend signs with. */
  readonly resend: readonly string[];
}

export interface Callbacks extends CallbackSecrets {
  /** The transports this installation uses. */
  readonly from: readonly string[];
  /** The clock on the wall, in milliseconds: signatures are good by it, not by the office's. */
  wall(): number;
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
  readonly callbacks: Callbacks;
  limiter(most: number, withinMs: number): Limiter;
  /** Keeps a stream's connection open past the server's idle limit. */
  keepOpen(request: Request): void;
}
