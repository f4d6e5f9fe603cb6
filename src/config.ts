import { readMail, readSms, type MailSetting, type SmsSetting } from "./transport-settings.ts";
import type { CallbackSecrets } from "./platform/desk-needs.ts";
import { readCallbackSecrets } from "./provider-settings.ts";
import { PRESETS, type Preset } from "./office/presets.ts";
import { ESPEAK, type SpeechProgram } from "./voice/speech.ts";

/** Everything that is set from outside, read once and frozen. */
export type Config = {
  readonly port: number;
  /** The folder for everything it keeps. */
  readonly folder: string;
  /** The host it listens on. */
  readonly host: string;
  /** Further origins staff and devices may come from, e.g. `http://192.168.1.10:3000` (a kiosk on the LAN). */
  readonly origins: readonly string[];
  /** Addresses of proxies whose `X-Forwarded-For` is believed. */
  readonly proxies: readonly string[];
  readonly mail: MailSetting | null;
  readonly sms: SmsSetting | null;
  /** What providers must know to tell us anything. */
  readonly callbacks: CallbackSecrets;
  /** What makes sound of text; null for none, and then boards use their own voice (V1). */
  readonly voice: SpeechProgram | null;
} & (Trial | Real);

export interface Trial {
  readonly mode: "trial";
  readonly town: Preset;
  readonly fresh: boolean;
  readonly lan: boolean;
}

export interface Real {
  readonly mode: "real";
  /** The public address, without a slash at its end. */
  readonly address: string;
  /** Only then may an empty data folder be filled. */
  readonly first: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment and the command line. Reports every problem at once, each in one line. */
export function readConfig(environment: Environment, words: readonly string[]): Config | { problems: string[] } {
  const problems: string[] = [];
  const flags = readFlags(words, problems);
  const address = environment["OKENKO_ADDRESS"] ?? "";
  const common = {
    port: portOf(environment["PORT"], problems),
    folder: environment["OKENKO_DATA"] ?? "data",
    origins: listOf(environment["OKENKO_ORIGINS"]).map((origin) => originOf(origin, "OKENKO_ORIGINS", problems)),
    proxies: listOf(environment["OKENKO_PROXIES"]),
    mail: readMail(environment, address === "", problems),
    sms: readSms(environment, address === "", problems),
    callbacks: readCallbackSecrets(environment["OKENKO_CALLBACK_SECRETS"], problems),
    voice: voiceOf(environment["OKENKO_VOICE"], problems),
  };
  const config: Config =
    address === ""
      ? { ...common, ...trialOf(flags, problems) }
      : {
          ...common,
          host: environment["OKENKO_HOST"] ?? "0.0.0.0",
          ...realOf(address, flags, problems),
        };
  return problems.length > 0 ? { problems } : Object.freeze(config);
}

interface Flags {
  readonly town: string | null;
  readonly fresh: boolean;
  readonly lan: boolean;
  readonly first: boolean;
}

function readFlags(words: readonly string[], problems: string[]): Flags {
  let town: string | null = null;
  const seen = new Set<string>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (word === "--town") town = words[(index += 1)] ?? "";
    else if (word.startsWith("--town=")) town = word.slice(7);
    else if (["--fresh", "--lan", "--first"].includes(word)) seen.add(word);
    else problems.push(`${word} is not known; known are --town NAME, --fresh, --lan and --first`);
  }
  return {
    town,
    fresh: seen.has("--fresh"),
    lan: seen.has("--lan"),
    first: seen.has("--first"),
  };
}

function trialOf(flags: Flags, problems: string[]): Trial & { host: string } {
  const town = PRESETS.find((preset) => preset === (flags.town ?? "trutnov"));
  if (town === undefined) problems.push(`--town takes one of ${PRESETS.join(", ")}, not ${flags.town}`);
  if (flags.first) problems.push("--first is for a real office: set OKENKO_ADDRESS, the public address");
  return {
    mode: "trial",
    town: town ?? "trutnov",
    fresh: flags.fresh,
    lan: flags.lan,
    host: flags.lan ? "0.0.0.0" : "127.0.0.1",
  };
}

function realOf(address: string, flags: Flags, problems: string[]): Real {
  if (flags.town !== null || flags.fresh || flags.lan)
    problems.push("--town, --fresh and --lan are for the trial office: start without OKENKO_ADDRESS");
  return {
    mode: "real",
    address: originOf(address, "OKENKO_ADDRESS", problems),
    first: flags.first,
  };
}

function portOf(text: string | undefined, problems: string[]): number {
  if (text === undefined || text === "") return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  problems.push(`PORT must be a whole number from 0 to 65535, not ${text}`);
  return 3000;
}

function originOf(text: string, name: string, problems: string[]): string {
  try {
    const url = new URL(text);
    if (/^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "" && url.hash === "")
      return url.origin;
  } catch {
    // told below
  }
  problems.push(`${name} must be an address such as https://okenko.example.cz, without a path, not ${text}`);
  return text;
}

/** Not set: espeak-ng where it is installed; `none`: none; else the words of another program, with {voice} and {file} in them. */
function voiceOf(text: string | undefined, problems: string[]): SpeechProgram | null {
  if (text === undefined || text === "") return ESPEAK;
  if (text === "none") return null;
  if (!text.includes("{file}")) problems.push("OKENKO_VOICE must say {file}, where the program is to write the sound");
  return { ...ESPEAK, words: text.split(/\s+/) };
}

const listOf = (text: string | undefined): string[] =>
  (text ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
