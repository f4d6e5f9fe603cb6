import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { SECOND } from "../platform/clock.ts";
import type { Speech } from "../platform/desk-needs.ts";
import type { Language } from "../platform/language.ts";
import type { Log } from "../platform/log.ts";

/**
 * A program that makes sound of text: it reads the text from its input and writes a WAV file. `{voice}` and `{file}` in its
 * words are filled in.
 */
export interface SpeechProgram {
  readonly words: readonly string[];
  readonly voices: Readonly<Record<Language, string>>;
}

/** Debian's espeak-ng, a little slower than it likes, as a hall echoes. */
export const ESPEAK: SpeechProgram = {
  words: ["espeak-ng", "-v", "{voice}", "-s", "145", "-a", "180", "-b", "1", "--stdin", "-w", "{file}"],
  voices: { cs: "cs", pl: "pl", en: "en-gb", uk: "uk" },
};

const TIME_LIMIT = 5 * SECOND;
/** About 50 MB of sound; a town's calls are a few hundred different ones. */
const MOST_CLIPS = 500;

/**
 * Speech by an installed program (V1), each text made once and kept in a folder. One clip is made at a time, so that a burst of
 * calls does not take the machine. Where the program is missing or fails the clip is null, and the board uses its own voice.
 */
export function createSpeech(needs: { program: SpeechProgram | null; folder: string; log: Log }): Speech {
  const { folder, log } = needs;
  const program = needs.program !== null && Bun.which(needs.program.words[0] ?? "") !== null ? needs.program : null;
  let line: Promise<unknown> = Promise.resolve();
  if (program === null) return { isThere: false, clip: async () => null };
  mkdirSync(folder, { recursive: true });
  prune(folder);
  return {
    isThere: true,
    clip: (language, text) => {
      const clip = line.then(() => made({ program, folder, log }, language, text));
      line = clip;
      return clip;
    },
  };
}

interface Making {
  readonly program: SpeechProgram;
  readonly folder: string;
  readonly log: Log;
}

async function made({ program, folder, log }: Making, language: Language, text: string): Promise<Uint8Array | null> {
  const name = createHash("sha256")
    .update(JSON.stringify([program, language, text]))
    .digest("hex");
  const kept = Bun.file(join(folder, `${name}.wav`));
  if (await kept.exists()) return kept.bytes();
  const fresh = join(folder, `${name}.new`);
  const voice = program.voices[language];
  try {
    const words = program.words.map((word) => word.replace("{voice}", voice).replace("{file}", fresh));
    const speaking = Bun.spawn(words, {
      stdin: new Blob([text]),
      stdout: "ignore",
      stderr: "ignore",
      timeout: TIME_LIMIT,
    });
    if ((await speaking.exited) !== 0) throw new Error(`it ended with ${speaking.exitCode ?? "a signal"}`);
    const bytes = await Bun.file(fresh).bytes();
    if (!isSound(bytes)) throw new Error("it made no sound");
    await Bun.write(kept, bytes);
    return bytes;
  } catch (error) {
    log.fault("the speech program failed", error, { language });
    return null;
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** A WAV file with something in it; a program that fails quietly leaves an empty one. */
const HEADER_BYTES = 44;
const isSound = (bytes: Uint8Array): boolean =>
  bytes.length > HEADER_BYTES && new TextDecoder().decode(bytes.subarray(0, 4)) === "RIFF";

/** The oldest clips go; what is needed again is made again. */
function prune(folder: string): void {
  const clips = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  for (const { path } of clips.slice(MOST_CLIPS)) rmSync(path, { force: true });
}
