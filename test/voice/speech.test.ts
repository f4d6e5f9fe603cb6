import { afterEach, describe, expect, test } from "bun:test";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LANGUAGES } from "../../src/platform/language.ts";
import { silentLog } from "../../src/platform/log.ts";
import { createSpeech, ESPEAK, type SpeechProgram } from "../../src/voice/speech.ts";

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), "okenko-voice-"));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true });
});
const speech = (program: SpeechProgram | null, at = folder()) => createSpeech({ program, folder: at, log: silentLog });
const shell = (script: string): SpeechProgram => ({ ...ESPEAK, words: ["sh", "-c", script, "{file}"] });
/** A program that keeps count of how often it was asked, and copies what it was told behind a WAV's head. */
const counting = (at: string) =>
  shell(`echo once >> ${at}/asked; { printf 'RIFF'; head -c 60 /dev/zero; cat; } > "$0"`);

describe("sound made of text", () => {
  test.skipIf(process.env["OKENKO_WITHOUT_VOICE"] === "1")(
    "V1 espeak-ng speaks all four languages; the same text is the same sound",
    async () => {
      const voice = speech(ESPEAK);
      expect(voice.isThere).toBe(true);
      const clips = await Promise.all(LANGUAGES.map((language) => voice.clip(language, "101, 3.")));
      for (const clip of clips) {
        expect(new TextDecoder().decode(clip?.subarray(0, 4))).toBe("RIFF");
        expect(clip?.length ?? 0).toBeGreaterThan(20_000); // about half a second at least
      }
      expect(await voice.clip("cs", "101, 3.")).toEqual(clips[0] ?? null);
    },
  );

  test("V1 a text is made once and kept, also over a restart", async () => {
    const at = folder();
    const clips = join(at, "clips");
    for (let start = 0; start < 2; start += 1) {
      const voice = speech(counting(at), clips);
      await Promise.all([
        voice.clip("cs", "Číslo jedna."),
        voice.clip("cs", "Číslo jedna."),
        voice.clip("cs", "Číslo dva."),
      ]);
    }
    expect((await Bun.file(join(at, "asked")).text()).trim().split("\n")).toHaveLength(2);
    expect(readdirSync(clips)).toHaveLength(2);
  });

  test("V1 the text goes to the program's input, never into a command", async () => {
    const at = folder();
    const clip = await speech(counting(at)).clip("cs", "$(touch x); `id`");
    expect(new TextDecoder().decode(clip?.subarray(64))).toBe("$(touch x); `id`");
  });

  test("V1 without the program there is no clip, and that is known beforehand", async () => {
    for (const program of [null, { ...ESPEAK, words: ["no-such-speech-program", "{file}"] }]) {
      const voice = speech(program);
      expect([voice.isThere, await voice.clip("cs", "Číslo jedna.")]).toEqual([false, null]);
    }
  });

  test("V1 a program that fails, says nothing or makes no sound gives no clip, and the next is tried again", async () => {
    const at = folder();
    for (const script of ["exit 3", "exit 0", 'head -c 20 /dev/zero > "$0"'])
      expect(await speech(shell(script), at).clip("cs", "Číslo jedna.")).toBeNull();
    expect(readdirSync(at)).toEqual([]);
    expect(await speech(counting(folder()), at).clip("cs", "Číslo jedna.")).not.toBeNull();
  });
});
