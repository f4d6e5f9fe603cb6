/** A mail provider on this machine that behaves as it is told. It keeps keys as the real one does: one key, one mail. */
export interface FakeResend {
  readonly url: string;
  /** Mails that would have gone out. */
  readonly mails: readonly FakeMail[];
  /** The key of every request, in order, whatever became of it. */
  readonly keys: readonly string[];
  /** How the next requests are answered, in order; after them all is well. */
  next(...answers: FakeAnswer[]): void;
  close(): Promise<void>;
}

export interface FakeMail {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly reply_to?: string;
  readonly headers?: Record<string, string>;
  readonly attachments?: readonly {
    filename: string;
    content: string;
    content_type?: string;
  }[];
}

export type FakeAnswer =
  | "ok"
  | "too-many"
  | "html-500"
  | "not-let-in"
  | "bad-recipient"
  | "quota"
  /** Never answers. */
  | "hang"
  /** Takes the mail and is cut off while saying so. */
  | "cut";

export function fakeResend(): FakeResend {
  const answers: FakeAnswer[] = [];
  const taken = new Map<string, string>();
  const mails: FakeMail[] = [];
  const keys: string[] = [];

  const take = async (key: string, request: Request): Promise<string> => {
    const known = taken.get(key);
    if (known !== undefined) return known;
    const id = `mail-${taken.size + 1}`;
    taken.set(key, id);
    mails.push({ ...((await request.json()) as Omit<FakeMail, "key">), key });
    return id;
  };

  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: async (request) => {
      const key = request.headers.get("idempotency-key") ?? "";
      keys.push(key);
      switch (answers.shift() ?? "ok") {
        case "ok":
          return Response.json({ id: await take(key, request) });
        case "too-many":
          return refusal(429, "rate_limit_exceeded", { "retry-after": "7" });
        case "html-500":
          return new Response("<html>Bad gateway</html>", { status: 502 });
        case "not-let-in":
          return refusal(401, "invalid_api_key");
        case "bad-recipient":
          return refusal(422, "validation_error");
        case "quota":
          return refusal(429, "daily_quota_exceeded");
        case "hang":
          return new Promise<Response>(() => {});
        case "cut":
          await take(key, request);
          return new Response('{"id":"mai', { status: 200 });
        default:
          throw new Error("no such answer");
      }
    },
  });

  return {
    url: `http://127.0.0.1:${server.port}`,
    mails,
    keys,
    next: (...more) => answers.push(...more),
    close: () => server.stop(true),
  };
}

const refusal = (statusCode: number, name: string, headers: Record<string, string> = {}): Response =>
  Response.json(
    { statusCode, name, message: "Vesna Krásná <vesna@example.org> refused" },
    { status: statusCode, headers },
  );
