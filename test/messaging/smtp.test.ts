import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { createServer } from "node:net";
import PostalMime from "postal-mime";
import { smtpChannel, type SmtpSetting } from "../../src/messaging/channels/smtp.ts";
import type { Submission } from "../../src/messaging/delivery.ts";
import { CERTIFICATE, fakeMailServer, PASSWORD, type FakeMailServer } from "../support/fake-mail-server.ts";

let server: FakeMailServer;
const opened: FakeMailServer[] = [];
const open = async (how: { tls?: boolean; starttls?: boolean; host?: string } = {}): Promise<FakeMailServer> => {
  const made = await fakeMailServer(how);
  opened.push(made);
  return made;
};
beforeEach(async () => {
  server = await open();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

const LOGIN = { user: "urad", password: PASSWORD };
const to = (at: FakeMailServer, change: Partial<SmtpSetting> = {}) =>
  smtpChannel({
    host: "localhost",
    port: at.port,
    tls: false,
    login: LOGIN,
    certificate: CERTIFICATE,
    timeout: 3000,
    ...change,
  });

const mail = (change: Partial<Submission> = {}): Submission => ({
  id: "zprava1",
  kind: "confirmed",
  lane: 80,
  recipient: "vesna@example.org",
  subject: "Termín je váš: čtvrtek 26. listopadu",
  body: "Termín je váš\n\nPřijďte prosím včas.",
  parts: {
    html: "<p>Termín je váš</p>",
    links: [],
    attachments: [
      {
        name: "termin.ics",
        type: "text/calendar; charset=utf-8; method=PUBLISH",
        text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
      },
    ],
    sender: { name: "Městský úřad Lhota", address: "noreply@lhota.example", replyTo: "podatelna@lhota.example" },
  },
  ...change,
});

const read = (at: FakeMailServer) => PostalMime.parse(at.mails[0] ?? "");

describe("a mail by the office's own server", () => {
  test("M2 arrives whole: text, page, answer-to, its own id, and says that a machine wrote it", async () => {
    expect(await to(server).submit(mail())).toEqual({ kind: "accepted", reference: "zprava1" });
    const got = await read(server);
    expect(got.subject).toBe("Termín je váš: čtvrtek 26. listopadu");
    expect(got.from).toMatchObject({ name: "Městský úřad Lhota", address: "noreply@lhota.example" });
    expect(got.to?.map(({ address }) => address)).toEqual(["vesna@example.org"]);
    expect(got.replyTo?.[0]?.address).toBe("podatelna@lhota.example");
    expect(got.messageId).toBe("<zprava1@lhota.example>");
    expect(got.text?.trim()).toBe("Termín je váš\n\nPřijďte prosím včas.");
    expect(got.html).toContain("<p>Termín je váš</p>");
    expect(got.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
  });

  test("M2 carries the calendar entry as an invitation and as a file, with its method", async () => {
    const parts = mail().parts;
    const cancelled =
      parts === null
        ? null
        : {
            ...parts,
            attachments: parts.attachments.map((each) => ({ ...each, type: "text/calendar; method=CANCEL" })),
          };
    await to(server).submit(mail({ parts: cancelled }));
    expect(server.mails[0]).toMatch(/Content-Type: text\/calendar; charset=utf-8;[\s\S]{0,20}method=CANCEL/);
    expect((await read(server)).attachments.some(({ filename }) => filename === "termin.ics")).toBe(true);
  });

  test("M2 goes by TLS from the first byte, or by STARTTLS before the password", async () => {
    const whole = await open({ tls: true });
    expect(await to(whole, { tls: true }).submit(mail())).toMatchObject({ kind: "accepted" });
    await to(server).submit(mail());
    expect([...whole.secured, ...server.secured]).toEqual([true, true]);
  });

  test("M2 a password is told without TLS to this very machine only", async () => {
    const own = await open({ starttls: false });
    expect(await to(own).submit(mail())).toMatchObject({ kind: "accepted" });
    const other = await open({ starttls: false, host: "127.0.0.2" });
    expect(await to(other, { host: "127.0.0.2" }).submit(mail())).toMatchObject({
      reason: "key-refused",
      transportWide: true,
    });
    expect([own.secured, other.secured]).toEqual([[false], []]);
  });

  test("M2 a certificate nobody vouches for stops the transport and sends nothing", async () => {
    const stranger = smtpChannel({ host: "localhost", port: server.port, tls: false, login: LOGIN, timeout: 3000 });
    expect(await stranger.submit(mail())).toEqual({
      kind: "refused",
      reason: "key-refused",
      permanent: false,
      transportWide: true,
    });
    expect(server.mails).toEqual([]);
  });

  test("M2 without a password to tell, a server that signs for itself is used all the same, as mail servers do", async () => {
    const open = smtpChannel({ host: "localhost", port: server.port, tls: false, login: null, timeout: 3000 });
    expect(await open.submit(mail())).toMatchObject({ kind: "accepted" });
  });

  test("M1 a wrong password stops the whole transport, whose messages keep their tries", async () => {
    const outcome = await to(server, { login: { user: "urad", password: "jine" } }).submit(mail());
    expect(outcome).toEqual({ kind: "refused", reason: "key-refused", permanent: false, transportWide: true });
  });

  test("M1 greylisting is later, an unknown mailbox is for ever, a refused sender stops the transport", async () => {
    server.next(452, 550, "sender-refused", "content-refused");
    const channel = to(server);
    expect(await channel.submit(mail())).toMatchObject({ reason: "busy", permanent: false });
    expect(await channel.submit(mail())).toMatchObject({ reason: "message-refused", permanent: true });
    expect(await channel.submit(mail())).toMatchObject({ reason: "key-refused", transportWide: true });
    expect(await channel.submit(mail())).toMatchObject({ reason: "message-refused", permanent: true });
    expect(await channel.submit(mail())).toMatchObject({ kind: "accepted" });
  });

  test("D4 a line cut after the mail has left is unknown, never 'refused' and never sent again by itself", async () => {
    server.next("drop", "hang");
    expect(await to(server).submit(mail())).toMatchObject({ kind: "unknown" });
    expect(await to(server, { timeout: 400 }).submit(mail())).toEqual({ kind: "unknown", reason: "timeout" });
  });

  test("M1 a server that is away, or says nothing, is tried again later", async () => {
    const port = server.port;
    await server.close();
    expect(await to({ ...server, port }).submit(mail())).toEqual({
      kind: "refused",
      reason: "unreachable",
      permanent: false,
    });
    const silent = createServer(() => {}).listen(0, "127.0.0.1");
    await new Promise((ready) => silent.once("listening", ready));
    const address = silent.address();
    const at = typeof address === "object" && address !== null ? address.port : 0;
    expect(await to({ ...server, port: at }, { timeout: 300 }).submit(mail())).toMatchObject({
      kind: "refused",
      reason: "timeout",
      permanent: false,
    });
    silent.close();
  });

  test("S9 line ends in a subject, a name or an address never become a header", async () => {
    const parts = mail().parts;
    const foul = "Radnice\r\nBcc: vsichni@example.org";
    await to(server).submit(
      mail({
        subject: foul,
        parts: parts === null ? null : { ...parts, sender: { ...parts.sender, name: foul } },
      }),
    );
    const got = await read(server);
    expect(got.bcc ?? []).toEqual([]);
    expect(got.headers.some(({ key }) => key === "bcc")).toBe(false);
    expect(
      await to(server).submit(mail({ recipient: "vesna@example.org\r\nRCPT TO:<cizi@example.org>" })),
    ).not.toMatchObject({
      kind: "unknown",
    });
    expect(server.mails.join("\n")).not.toContain("To: cizi@example.org");
  });

  test("M1 an erased message is given to nobody", async () => {
    expect(await to(server).submit(mail({ parts: null, recipient: "" }))).toMatchObject({
      reason: "no-recipient",
      permanent: true,
    });
    expect(server.mails).toEqual([]);
  });
});
