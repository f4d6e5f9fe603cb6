import { createHash } from "node:crypto";

/**
 * A provider of text messages on this machine that behaves as it is told, speaking any of the three dialects as their documents
 * and clients describe them. It keeps keys as the real ones do: one key, one text message.
 */
export interface FakeSmsProvider {
  readonly url: string;
  /** Text messages that would have gone out. */
  readonly sent: readonly FakeSms[];
  /** The key of every request for sending, in order, whatever became of it. */
  readonly keys: readonly string[];
  /** What was asked last, whole, to look at. */
  readonly last: { readonly url: URL; readonly headers: Headers; readonly body: string };
  /** How the next requests are answered, in order; after them all is well. */
  next(...answers: FakeAnswer[]): void;
  /** What lies in SMSbrána's inbox. */
  inbox(xml: string): void;
  close(): Promise<void>;
}

export interface FakeSms {
  readonly key: string;
  readonly to: string;
  readonly text: string;
  /** As the provider calls it. */
  readonly id: string;
}

export type FakeAnswer =
  | "ok"
  /** Refuses with this number of the provider's own list (SMSAPI, SMSbrána) or this HTTP status (the phone). */
  | number
  /** Answers with this status and a page of HTML, as something in between does. */
  | { readonly page: number; readonly headers?: Record<string, string> }
  /** Takes the message and never answers. */
  | "hang"
  /** Begins to answer and never ends. */
  | "hang-in-the-middle"
  /** Takes the message and is cut off while saying so. */
  | "cut"
  /** Answers more than anybody wants to read. */
  | "endless";

export const LOGIN = { token: "tajny-token", login: "urad_h1", password: "tajne heslo", user: "sms" };

interface Asked {
  readonly key: string;
  readonly to: string;
  readonly text: string;
  readonly isLetIn: boolean;
}

interface Tongue {
  read(request: Request, url: URL, body: string): Asked;
  yes(sms: FakeSms): Response;
  no(error: number): Response;
  readonly again: number;
  readonly notLetIn: number;
}

const xml = (inside: string): Response =>
  new Response(`<?xml version="1.0" encoding="utf-8"?>\n<result>\n${inside}\n</result>`, {
    headers: { "content-type": "text/xml" },
  });

const TONGUES: Readonly<Record<string, Tongue>> = {
  "/sms.do": {
    read: (request, _url, body) => {
      const fields = new URLSearchParams(body);
      const isLetIn = request.headers.get("authorization") === `Bearer ${LOGIN.token}`;
      return { key: fields.get("idx") ?? "", to: fields.get("to") ?? "", text: fields.get("message") ?? "", isLetIn };
    },
    yes: ({ key, id, to }) =>
      Response.json({
        count: 1,
        list: [{ id, points: 0.16, number: to, date_sent: 1, status: "QUEUE", idx: key, error: null }],
      }),
    no: (error) => Response.json({ error, message: "Vesna Krásná +420777123456 refused", invalid_numbers: [] }),
    again: 53,
    notLetIn: 101,
  },
  "/smsconnect/http.php": {
    read: (_request, { searchParams }) => {
      const said = (name: string) => searchParams.get(name) ?? "";
      const auth = createHash("md5")
        .update(`${LOGIN.password}${said("time")}${said("salt")}`)
        .digest("hex");
      const isLetIn = said("login") === LOGIN.login && said("auth") === auth && /^\d{8}T\d{6}$/.test(said("time"));
      return { key: said("user_id"), to: said("number"), text: said("message"), isLetIn };
    },
    yes: ({ id }) =>
      xml(`<err>0</err><price>1.10</price><sms_count>1</sms_count><credit>98.00</credit><sms_id>${id}</sms_id>`),
    no: (error) => xml(`<err>${error}</err>`),
    again: -1,
    notLetIn: 3,
  },
  "/message": {
    read: (request, _url, body) => {
      const said = JSON.parse(body) as { id: string; phoneNumbers: string[]; textMessage: { text: string } };
      const right = Buffer.from(`${LOGIN.user}:${LOGIN.password}`).toString("base64");
      const isLetIn = request.headers.get("authorization") === `Basic ${right}`;
      return { key: said.id, to: said.phoneNumbers[0] ?? "", text: said.textMessage.text, isLetIn };
    },
    yes: ({ key }) => Response.json({ id: key, state: "Pending", recipients: [] }, { status: 202 }),
    no: (status) => Response.json({ message: "no" }, { status }),
    again: 409,
    notLetIn: 401,
  },
};

export function fakeSmsProvider(): FakeSmsProvider {
  const answers: FakeAnswer[] = [];
  const taken = new Map<string, FakeSms>();
  const keys: string[] = [];
  let lying = "";
  let last = { url: new URL("http://nowhere.invalid"), headers: new Headers(), body: "" };

  const send = async (tongue: Tongue, asked: Asked): Promise<Response> => {
    keys.push(asked.key);
    if (!asked.isLetIn) return tongue.no(tongue.notLetIn);
    const answer = answers.shift() ?? "ok";
    if (typeof answer === "number") return tongue.no(answer);
    if (typeof answer === "object")
      return new Response("<html><h1>Bad gateway</h1></html>", {
        status: answer.page,
        headers: { "content-type": "text/html", ...answer.headers },
      });
    if (answer === "endless") return new Response("x".repeat(200_000));
    if (answer === "hang-in-the-middle") return new Response(new ReadableStream({ start: (to) => to.enqueue("{") }));
    const known = taken.get(asked.key);
    const { key, to, text } = asked;
    const sms = known ?? { key, to, text, id: String(7000 + taken.size) };
    taken.set(key, sms);
    if (answer === "hang") return new Promise<Response>(() => {});
    if (answer === "cut") return new Response('{"count":1,"li');
    return known === undefined ? tongue.yes(sms) : tongue.no(tongue.again);
  };

  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    idleTimeout: 60,
    fetch: async (request) => {
      const url = new URL(request.url);
      last = { url, headers: request.headers, body: await request.text() };
      if (url.pathname === "/health") return Response.json({ status: "pass", version: "1.40.0", releaseId: 1 });
      if (url.searchParams.get("action") === "inbox") return xml(`<inbox>${lying}</inbox>`);
      const tongue = TONGUES[url.pathname];
      return tongue === undefined
        ? new Response("404", { status: 404 })
        : send(tongue, tongue.read(request, url, last.body));
    },
  });

  return {
    url: `http://127.0.0.1:${server.port}`,
    get sent() {
      return [...taken.values()];
    },
    keys,
    get last() {
      return last;
    },
    next: (...more) => void answers.push(...more),
    inbox: (text) => void (lying = text),
    close: () => server.stop(true),
  };
}
