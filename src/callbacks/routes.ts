import type { News } from "../messaging/channels/dialect.ts";
import { noteReceipt } from "../messaging/actions.ts";
import { receiveText } from "../messaging/arrivals-actions.ts";
import { readBytes } from "../platform/body.ts";
import { MINUTE } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, post, type Desk, type Visit } from "../platform/http.ts";
import type { Limiter } from "../platform/limiter.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { callerOf } from "./callers.ts";
import { anySame } from "./signatures.ts";

const PATH = "/callbacks/:transport/:secret";
/** Far more than any office's messages; whoever is told to come later comes later. */
const MOST_A_MINUTE = 3000;
const COME_LATER_SECONDS = "30";

/** What providers of mail and text messages tell by calling us: what became of messages, and what came (M1, S3). */
export const callbacksDesk = (needs: DeskNeeds): Desk => {
  const pace = needs.limiter(MOST_A_MINUTE, MINUTE);
  const handle = (visit: Visit) => take(needs, pace, visit);
  return { name: "callbacks", routes: [get(PATH, "anyone", handle), post(PATH, "anyone", handle)] };
};

/** Who does not know the secret finds nothing here. What is told is committed before it is acknowledged, so it may come twice. */
async function take(needs: DeskNeeds, pace: Limiter, visit: Visit): Promise<Response> {
  const { request, params } = visit;
  const caller = present(callerOf(params["transport"] ?? ""));
  const isPost = request.method === "POST";
  const knows = anySame([params["secret"] ?? ""], needs.callbacks.own);
  if (!knows || !(isPost || caller.byGet)) throw new Refusal("not-found", "notFound");
  if (!pace.allow("")) return answer(503, "later", { "retry-after": COME_LATER_SECONDS });
  const body = isPost ? await readBytes(request) : new Uint8Array();
  const { headers } = request;
  if (!caller.isSigned({ headers, body, now: needs.callbacks.wall() }, needs.callbacks))
    return answer(401, "not signed");
  const text = new TextDecoder().decode(body);
  const news = caller.read({ fields: isPost ? new URLSearchParams(text) : visit.url.searchParams, text });
  if (news === null) return answer(400, "not understood");
  if (news.receipts.length + news.arrivals.length > 0) await needs.works.write((work) => keep(work, news));
  return answer(200, "OK");
}

async function keep(work: Work, { receipts, arrivals }: News): Promise<void> {
  for (const receipt of receipts) await noteReceipt(work, receipt);
  for (const arrived of arrivals) await receiveText(work, arrived);
}

/** Some of them look for this very word. */
const answer = (status: number, says: string, headers: Record<string, string> = {}): Response =>
  new Response(says, { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers } });
