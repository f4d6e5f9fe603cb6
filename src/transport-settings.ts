import { readFileSync } from "node:fs";
import type { ResendSetting } from "./messaging/channels/resend.ts";
import type { SmtpSetting } from "./messaging/channels/smtp.ts";

/** By what e-mail leaves the house (M2). */
export type MailSetting = ({ readonly by: "resend" } & ResendSetting) | ({ readonly by: "smtp" } & SmtpSetting);

type Environment = Readonly<Record<string, string | undefined>>;

const MAIL_WAYS = "resend:KEY, smtp://user:password@host:587 or smtps://user:password@host";

/** `OKENKO_MAIL`, or the older `OKENKO_RESEND_KEY`; null is the built-in inbox. A problem never repeats a password. */
export function readMail(environment: Environment, problems: string[]): MailSetting | null {
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
