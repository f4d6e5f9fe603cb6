import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, json, post, type Route, type Visit } from "../platform/http.ts";
import { readText } from "../platform/body.ts";
import { Refusal } from "../platform/refusal.ts";
import { notePrinter, type PrintOutcome } from "../queue/paper-actions.ts";
import { NEAR_END } from "../queue/paper.ts";
import {
  handOutPaper,
  isPaperInHand,
  isPaperLeft,
  paperConfirmed,
  paperInterrupted,
  paperOffered,
  putPaperAway,
} from "../queue/paper-pull-actions.ts";
import { paperNow } from "../queue/queries.ts";
import { faultOf, pollOf, type Poll } from "./cloud-print.ts";
import { heardPrinter, pictureOf } from "./jobs.ts";

const MEDIA = "image/png";
const MOST_BYTES = 16_384;

/**
 * Paper for a printer that the house cannot reach (K5): it asks by itself, by Star's CloudPRNT. POST says how it stands and
 * learns whether there is a ticket; GET fetches it as a picture; GET with `code` says how it went.
 */
export const pullRoutes = (needs: DeskNeeds): Route[] => [
  post("/printer/:key", "printer", (visit) => poll(needs, visit)),
  get("/printer/:key", "printer", (visit) =>
    visit.url.searchParams.has("code") ? confirm(needs, visit) : fetchPaper(needs, visit),
  ),
];

async function poll(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const { works } = needs;
  const kioskId = visit.fixtureId ?? "";
  const told = pollOf(await readText(visit.request, MOST_BYTES));
  if (told === null) throw new Refusal("not-understood", "notUnderstood");
  const { offered, isIdle } = await works.read(async (reader) => {
    heardPrinter(works, kioskId, reader.now);
    const { fault, state } = await paperNow(reader, kioskId);
    const isKnown = told.fault === (state === NEAR_END ? NEAR_END : fault);
    const isBroken = isStopped(told) && (await isPaperInHand(reader, kioskId));
    const isIdle = isKnown && !isBroken && !(await isPaperLeft(reader, kioskId));
    return { offered: await paperOffered(reader, kioskId), isIdle };
  });
  if (!isIdle) await works.write((work) => settle(work, kioskId, told));
  if (offered === null || told.isPrinting || isStopped(told)) return json({ jobReady: false });
  return json({ jobReady: true, mediaTypes: [MEDIA], jobToken: offered.id, deleteMethod: "GET" });
}

const isStopped = ({ fault }: Poll): boolean => fault !== null && fault !== NEAR_END;

async function settle(work: Parameters<typeof notePrinter>[0], kioskId: string, told: Poll): Promise<void> {
  if (isStopped(told) && !told.isPrinting) await paperInterrupted(work, kioskId, told.fault ?? "fault");
  await putPaperAway(work, kioskId);
  await notePrinter(work, kioskId, told.fault);
}

async function fetchPaper(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const kioskId = visit.fixtureId ?? "";
  const { searchParams } = visit.url;
  if ((searchParams.get("type") ?? MEDIA) !== MEDIA) return new Response(null, { status: 415 });
  const job = await needs.works.write((work) => handOutPaper(work, kioskId, searchParams.get("token") ?? ""));
  if (job === null) throw new Refusal("not-found", "notFound");
  const picture = await pictureOf(needs.works, kioskId, job);
  return new Response(new Uint8Array(picture), {
    headers: { "content-type": MEDIA, "x-star-cut": "partial; feed=true" },
  });
}

async function confirm(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const kioskId = visit.fixtureId ?? "";
  const { searchParams } = visit.url;
  const told = { id: searchParams.get("token") ?? "", outcome: outcomeOf(searchParams.get("code") ?? "") };
  await needs.works.write((work) => paperConfirmed(work, kioskId, told));
  return json({});
}

function outcomeOf(code: string): PrintOutcome {
  const fault = faultOf(code);
  if (fault === null || fault === NEAR_END) return { kind: "printed", nearEnd: fault !== null };
  return { kind: "cut-off", fault };
}
