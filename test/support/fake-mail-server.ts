import { SMTPServer } from "smtp-server";

/** A mail server on this machine that behaves as it is told: real SMTP, real TLS, no mailbox. */
export interface FakeMailServer {
  readonly port: number;
  /** The raw mails it said yes to, whether or not the yes was heard. */
  readonly mails: readonly string[];
  /** Whether each session that signed in had TLS by then. */
  readonly secured: readonly boolean[];
  /** How the next mails are answered, in order; after them all is well. */
  next(...answers: MailAnswer[]): void;
  close(): Promise<void>;
}

export type MailAnswer =
  | "ok"
  /** Greylisting: later. */
  | 452
  /** Nobody of that name. */
  | 550
  /** This sender may not. */
  | "sender-refused"
  | "content-refused"
  /** Takes the mail and is cut off before it says so. */
  | "drop"
  /** Takes the mail and never says so. */
  | "hang";

/** Made for these tests alone and trusted by nobody else; good for a hundred years. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUCV9NNE62zHhtG+MGmQn2e1tCV0wwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTEzMzU1OVoYDzIxMjYxMDI4
MTMzNTU5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT26N5P4dAe1odc7kHm6mhcQ6dQA2u/VdDQrhkfFrjiUqwJQ2hLH3S0
eMpGZTaVmUOOVSCn+t4SzYmcQt39c5P/o28wbTAdBgNVHQ4EFgQUKEc24aJgrkHf
6GaFt6xCtcYIOeAwHwYDVR0jBBgwFoAUKEc24aJgrkHf6GaFt6xCtcYIOeAwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgSSQymDoQU60PEwLoWJoUY9g2i8gdcgUnTycyfOw1LCsCIA0j
zVoqqq9AoljNtxlVOpp2iOjwuMA5qVHI0j1RurPU
-----END CERTIFICATE-----
`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjEv77lTckObKf6hy
4CJfcS+F9SDxj2MyHQ0mzo76qYihRANCAAT26N5P4dAe1odc7kHm6mhcQ6dQA2u/
VdDQrhkfFrjiUqwJQ2hLH3S0eMpGZTaVmUOOVSCn+t4SzYmcQt39c5P/
-----END PRIVATE KEY-----
`;

export const PASSWORD = "dobre heslo";

export async function fakeMailServer(
  how: { tls?: boolean; starttls?: boolean; host?: string } = {},
): Promise<FakeMailServer> {
  const answers: MailAnswer[] = [];
  const mails: string[] = [];
  const secured: boolean[] = [];
  const refusal = (code: number) => Object.assign(new Error("no"), { responseCode: code });
  const server = new SMTPServer({
    secure: how.tls === true,
    key: KEY,
    cert: CERTIFICATE,
    authOptional: true,
    ...(how.starttls === false ? { hideSTARTTLS: true } : {}),
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ password }, session, done) => {
      secured.push(session.secure);
      return password === PASSWORD ? done(null, { user: "urad" }) : done(refusal(535));
    },
    onMailFrom: (_address, _session, done) =>
      answers[0] === "sender-refused" ? done((answers.shift(), refusal(550))) : done(),
    onRcptTo: (_address, _session, done) =>
      typeof answers[0] === "number" ? done(refusal(Number(answers.shift()))) : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const answer = answers.shift() ?? "ok";
        if (answer === "content-refused") return done(refusal(554));
        mails.push(Buffer.concat(chunks).toString("utf8"));
        if (answer === "hang") return undefined;
        if (answer !== "drop") return done();
        for (const each of server.connections) if (each.session.id === session.id) each.close();
        return undefined;
      });
    },
  });
  server.on("error", () => {}); // a client that goes away is no matter of a test
  await new Promise<void>((ready) => server.listen(0, how.host ?? "127.0.0.1", ready));
  const address = server.server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    mails,
    secured,
    next: (...more) => void answers.push(...more),
    close: () =>
      new Promise((closed) => {
        for (const each of server.connections) each.close();
        server.close(() => closed());
      }),
  };
}
