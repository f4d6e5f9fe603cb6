import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute } from "node:path";
import type { GammuSetting } from "./messaging/channels/gammu.ts";
import type { ResendSetting } from "./messaging/channels/resend.ts";
import type { SmtpSetting } from "./messaging/channels/smtp.ts";
import { PROVIDER_WAYS, readProvider, type ProviderSetting } from "./provider-settings.ts";

/** By what e-mail leaves the house (M2). */
export type MailSetting = ({ readonly by: "resend" } & ResendSetting) | ({ readonly by: "smtp" } & SmtpSetting);
/** By what text messages leave the house and come in (M3). */
export type SmsSetting = ({ readonly by: "gammu" } & GammuSetting) | ProviderSetting;

type Environment = Readonly<Record<string, string | undefined>>;

const MAIL_WAYS = "resend:KEY, smtp://user:password@host:587 or smtps://user:password@host";

/**
 * `OKENKO_MAIL`, or the older `OKENKO_RESEND_KEY`; null is the built-in inbox. A trial office sends to nobody but a stand-in on
 * this machine, as its invented people may have somebody's address (E1). A problem never repeats a password.
 */
export function readMail(environment: Environment, isTrial: boolean, problems: string[]): MailSetting | null {
  const setting = readMailWay(environment, problems);
  const target = setting?.by === "smtp" ? `smtp://${setting.host}` : (setting?.url ?? undefined);
  if (setting !== null && isTrial && !isThisMachine(target))
    problems.push(
      "OKENKO_MAIL is for a real office, so that nothing leaves the machine in trial mode: set OKENKO_ADDRESS",
    );
  return setting;
}

function readMailWay(environment: Environment, problems: string[]): MailSetting | null {
  const way = environment["OKENKO_MAIL"] ?? "";
  const key = environment["OKENKO_RESEND_KEY"] ?? "";
  const url = environment["OKENKO_RESEND_URL"] ?? null;
  if (way !== "" && key !== "") problems.push("OKENKO_MAIL and OKENKO_RESEND_KEY are both set; one is enough");
  if (url !== null && !/^https?:\/\//.test(url)) problems.push(`OKENKO_RESEND_URL must be an address, not ${url}`);
  const resend = key !== "" ? key : /^resend:(.+)$/.exec(way)?.[1];
  if (resend !== undefined) return { by: "resend", key: resend, url };
  if (url !== null) problems.push("OKENKO_RESEND_URL is set, but no key for Resend is");
  if (way === "") return null;
  const smtp = readSmtp(way, environment["OKENKO_MAIL_CERTIFICATE"], problems);
  if (smtp === null) problems.push(`OKENKO_MAIL is one of ${MAIL_WAYS}`);
  return smtp;
}

function readSmtp(way: string, certificate: string | undefined, problems: string[]): MailSetting | null {
  const url = URL.parse(way);
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === "") return null;
  const tls = url.protocol === "smtps:";
  return {
    by: "smtp",
    host: url.hostname.replaceAll(/^\[|\]$/g, ""),
    port: url.port === "" ? (tls ? 465 : 587) : Number(url.port),
    tls,
    login:
      url.username === ""
        ? null
        : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
    ...(certificate === undefined ? {} : { certificate: readCertificate(certificate, problems) }),
  };
}

function readCertificate(file: string, problems: string[]): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    problems.push(`OKENKO_MAIL_CERTIFICATE: the file ${file} cannot be read`);
    return "";
  }
}

const GAMMU_WAY = "gammu:/path/to/smsd.db";
const SMS_WAYS = `${GAMMU_WAY}, ${PROVIDER_WAYS}`;

/**
 * `OKENKO_SMS`; null is the built-in inbox. Invented people have numbers that may be somebody's, so a trial office sends to
 * nobody but a stand-in on this machine (E1).
 */
export function readSms(environment: Environment, isTrial: boolean, problems: string[]): SmsSetting | null {
  const way = environment["OKENKO_SMS"] ?? "";
  if (way === "") return null;
  const file = /^gammu:(.+)$/.exec(way)?.[1];
  const staysHere = file === undefined && isThisMachine(environment["OKENKO_SMS_URL"]);
  if (isTrial && !staysHere)
    problems.push(
      "OKENKO_SMS is for a real office, so that nothing leaves the machine in trial mode: set OKENKO_ADDRESS",
    );
  if (file !== undefined) return readGammu(file, environment, problems);
  const provider = readProvider(way, environment, problems);
  if (provider === null) problems.push(`OKENKO_SMS is one of ${SMS_WAYS}`);
  return provider;
}

/** A folder that is not there is a slip of the pen or a disk that was not mounted; a file that is not there yet is made. */
function readGammu(file: string, environment: Environment, problems: string[]): SmsSetting {
  if (!isAbsolute(file)) problems.push(`OKENKO_SMS must say the whole path of the file, such as ${GAMMU_WAY}`);
  else if (!existsSync(dirname(file))) problems.push(`OKENKO_SMS: the folder ${dirname(file)} is not there`);
  return { by: "gammu", file, perMinute: speedOf(environment["OKENKO_SMS_PER_MINUTE"], problems) };
}

/** Modems and operators differ; more than one in a second no modem sends. */
function speedOf(text: string | undefined, problems: string[]): number | null {
  if (text === undefined || text === "") return null;
  const speed = Number(text);
  if (Number.isInteger(speed) && speed >= 1 && speed <= 60) return speed;
  problems.push(`OKENKO_SMS_PER_MINUTE must be a whole number from 1 to 60, not ${text}`);
  return null;
}

const isThisMachine = (address: string | undefined): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\])$/.test(URL.parse(address ?? "")?.hostname ?? "");
