import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection, { type SMTPConnectionOptions } from "nodemailer/lib/smtp-connection";
import { SECOND } from "../../platform/clock.ts";
import type { Channel, Outcome, Submission } from "../delivery.ts";
import type { Attachment } from "../message.ts";
import { smtpOutcome, type SmtpFault } from "./smtp-outcome.ts";

export interface SmtpSetting {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else STARTTLS where the server offers it. */
  readonly tls: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
  /** A certificate to trust beside the system's, PEM: an office's own mail server often signs for itself. */
  readonly certificate?: string;
  /** How long one try may take, in milliseconds. */
  readonly timeout?: number;
}

/**
 * Mail through the office's own server (M2). Its password never travels without TLS, except to this very machine. Each
 * message goes by a connection of its own: a town hall sends a few an hour, and an idle one is cut off by most servers.
 */
export const smtpChannel = (setting: SmtpSetting): Channel => ({
  name: "smtp",
  carries: ["email"],
  submit: async (message) => {
    if (message.parts === null || message.recipient === "") return NOBODY;
    return handOver(setting, message.recipient, message, await written(message));
  },
});

const NOBODY: Outcome = { kind: "refused", reason: "no-recipient", permanent: true };

/** The whole mail as it goes over the line. Its Message-ID is the message's own, so that a repeat can be told by who receives it. */
function written({ id, recipient, subject, body, parts }: Submission): Promise<Buffer> {
  const sender = parts?.sender ?? { name: "", address: "", replyTo: null };
  const calendar = parts?.attachments.find(isCalendar);
  const mail = new MailComposer({
    from: { name: sender.name, address: sender.address },
    to: { name: "", address: recipient },
    ...(sender.replyTo === null ? {} : { replyTo: { name: "", address: sender.replyTo } }),
    subject,
    text: body,
    html: parts?.html ?? "",
    messageId: `<${id}@${sender.address.split("@").at(-1) ?? ""}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(calendar === undefined
      ? {}
      : { icalEvent: { method: methodOf(calendar), filename: calendar.name, content: calendar.text } }),
    attachments: (parts?.attachments ?? [])
      .filter((each) => !isCalendar(each))
      .map(({ name, type, text }) => ({ filename: name, contentType: type, content: text })),
  });
  return mail.compile().build();
}

const isCalendar = ({ type }: Attachment): boolean => type.startsWith("text/calendar");
const methodOf = ({ type }: Attachment): string => /method=(\w+)/.exec(type)?.[1] ?? "PUBLISH";

async function handOver(setting: SmtpSetting, to: string, message: Submission, mail: Buffer): Promise<Outcome> {
  const limit = setting.timeout ?? 30 * SECOND;
  const connection = new SMTPConnection(optionsOf(setting, limit));
  const line = { begun: false, step: "connect" as SmtpFault["step"] };
  const from = message.parts?.sender.address ?? "";
  const ended = Promise.withResolvers<Outcome>();
  const failed = (fault: unknown) => ended.resolve(smtpOutcome(told(fault, line)));
  const late = setTimeout(() => failed(Object.assign(new Error("too late"), { code: "ETIMEDOUT" })), limit);
  connection.once("error", failed);
  connection.once("end", () => failed(new Error("the line was cut")));
  connection.connect((fault) => (fault ? failed(fault) : signIn()));

  function signIn(): void {
    if (setting.login === null) return send();
    line.step = "sign-in";
    const { user, password } = setting.login;
    connection.login({ user, pass: password }, (fault) => (fault ? failed(fault) : send()));
  }

  function send(): void {
    line.step = "send";
    connection.send({ from, to: [to] }, noticed(mail, line), (fault) =>
      fault ? failed(fault) : ended.resolve({ kind: "accepted", reference: message.id }),
    );
  }

  try {
    return await ended.promise;
  } finally {
    clearTimeout(late);
    connection.close();
  }
}

const optionsOf = (setting: SmtpSetting, limit: number): SMTPConnectionOptions => ({
  host: setting.host,
  port: setting.port,
  secure: setting.tls,
  requireTLS: !setting.tls && setting.login !== null && !isThisMachine(setting.host),
  connectionTimeout: limit,
  greetingTimeout: limit,
  socketTimeout: limit,
  allowInternalNetworkInterfaces: true,
  tls: {
    // with nothing secret to say, a certificate nobody vouches for is still better than none, as mail servers hold among themselves
    rejectUnauthorized: setting.tls || setting.login !== null,
    ...(setting.certificate === undefined ? {} : { ca: setting.certificate }),
  },
});

const isThisMachine = (host: string): boolean => host === "localhost" || host === "127.0.0.1" || host === "::1";

/** Read only once the server has said it takes the mail: from then on nobody knows whether a cut line kept it. */
const noticed = (mail: Buffer, line: { begun: boolean }): Readable =>
  new Readable({
    read() {
      line.begun = true;
      this.push(mail);
      this.push(null);
    },
  });

function told(fault: unknown, line: { begun: boolean; step: SmtpFault["step"] }): SmtpFault {
  const { code, originalCode, responseCode, command } = fault as Readonly<Record<string, unknown>>;
  const untrusted = typeof originalCode === "string" && /CERT|SSL|TLS|UNABLE_TO/.test(originalCode);
  return {
    step: line.step,
    begun: line.begun,
    answer: typeof responseCode === "number" ? responseCode : null,
    code: untrusted ? "ETLS" : typeof code === "string" ? code : "",
    command: typeof command === "string" ? command : "",
  };
}
