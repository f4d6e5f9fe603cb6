import type { Page } from "playwright-core";
import { holds } from "../support/truth.ts";

/**
 * What a television can be heard with, put in before the page's own scripts: each sound it plays and each sentence it speaks is
 * written down in `window.heard`, with how many sound at that moment, and ends after a time the test sets.
 */
export interface Sound {
  /** The address of a sound, or `lang: words` of a sentence spoken by the television itself. */
  readonly what: string;
  readonly voice?: string;
  readonly volume: number;
  readonly at_once: number;
  /** The numbers marked on the screen meanwhile. */
  readonly said: readonly string[];
}

export const player = (ms: number) => `
  window.heard = [];
  window.blocked = false;
  window.playing = 0;
  window.begun = (sound) => {
    window.playing += 1;
    window.heard.push({ ...sound, at_once: window.playing,
      said: [...document.querySelectorAll(".said .call__ticket, .said .previous__number")].map((each) => each.textContent) });
  };
  HTMLMediaElement.prototype.play = function () {
    if (window.blocked) return Promise.reject(new DOMException("touch me first", "NotAllowedError"));
    window.begun({ what: new URL(this.src).pathname, volume: this.volume });
    setTimeout(() => { window.playing -= 1; if (this.onended) this.onended(); }, ${ms});
    return Promise.resolve();
  };`;

export interface OwnVoice {
  readonly voices: readonly { readonly name: string; readonly lang: string; readonly localService?: boolean }[];
  /** The list of voices is empty for so long after the page was opened. */
  readonly voicesAfter?: number;
  /** How long a sentence takes. */
  readonly ms?: number;
  /** How the first sentences go, one after another; the rest as they should. */
  readonly first?: readonly Ending[];
}
/** `lost`: swallowed. `stuck`: says that it speaks, and does not. `endless`: never ends. `untold`: ends, and nobody is told. */
export type Ending = "well" | "lost" | "stuck" | "endless" | "untold" | "broken";

/**
 * A stand-in for `speechSynthesis`, after the specification and with what real browsers add: the list of voices comes late; a queue
 * of sentences; `cancel` tells the ones it ends as errors, later; what is spoken within 100 ms after it is swallowed; a sentence goes
 * on after the page that began it was left; `not-allowed` as long as `window.blocked`.
 */
export const ownVoice = ({ voices, voicesAfter = 0, ms = 150, first = [] }: OwnVoice) => `(() => {
  const KEY = "the engine speaks until";
  const opened = Date.now();
  const endings = ${JSON.stringify(first)};
  const list = ${JSON.stringify(voices.map((voice) => ({ localService: true, ...voice })))};
  let queue = [], current = null, timer = 0, cancelled = 0;
  const tell = (words, name, error) => setTimeout(() => {
    if (words["on" + name]) words["on" + name]({ type: name, error });
  }, 0);
  const free = () => {
    if (current) window.playing -= 1;
    current = null;
    clearTimeout(timer);
    sessionStorage.removeItem(KEY);
  };
  function next() {
    if (current || queue.length === 0) return;
    const words = queue.shift();
    const ending = endings.shift() || "well";
    if (ending === "lost") return;
    current = words;
    if (ending === "stuck") { window.playing += 1; return; }
    window.begun({ what: words.lang + ": " + words.text, voice: words.voice && words.voice.name, volume: words.volume });
    if (ending !== "untold") tell(words, "start");
    if (ending === "endless") return;
    sessionStorage.setItem(KEY, String(Date.now() + ${ms}));
    timer = setTimeout(() => {
      free();
      if (ending === "broken") tell(words, "error", "synthesis-failed");
      else if (ending !== "untold") tell(words, "end");
      next();
    }, ${ms});
  }
  const left = Number(sessionStorage.getItem(KEY) || 0) - Date.now();
  if (left > 0) {
    current = {};
    setTimeout(() => { window.playing += 1; }, 0);
    timer = setTimeout(() => { free(); next(); }, left);
  }
  window.SpeechSynthesisUtterance = function (text) {
    Object.assign(this, { text, lang: "", voice: null, rate: 1, volume: 1, onstart: null, onend: null, onerror: null });
  };
  const engine = {
    paused: false,
    get speaking() { return current !== null; },
    get pending() { return queue.length > 0; },
    getVoices: () => (Date.now() - opened < ${voicesAfter} ? [] : list),
    speak(words) {
      if (Date.now() - cancelled < 100) return;
      if (window.blocked) return tell(words, "error", "not-allowed");
      queue.push(words);
      next();
    },
    cancel() {
      cancelled = Date.now();
      const gone = queue;
      queue = [];
      for (const words of gone) tell(words, "error", "canceled");
      if (current) tell(current, "error", "interrupted");
      free();
    },
    pause() { this.paused = true; },
    resume() { this.paused = false; },
    onvoiceschanged: null,
  };
  setTimeout(() => { if (engine.onvoiceschanged) engine.onvoiceschanged(); }, ${voicesAfter});
  Object.defineProperty(window, "speechSynthesis", { value: engine });
})();`;

/** What was heard in a page with such a television. */
export const listening = (page: () => Page) => ({
  sounds: (): Promise<Sound[]> => page().evaluate("window.heard"),
  /** Until so many sounds were begun. */
  until: (count: number, mostMs = 12_000) => holds(page(), `window.heard.length >= ${count}`, mostMs),
  /** Until nothing is being announced. */
  silence: () => holds(page(), `!document.querySelector(".said")`, 15_000),
});
