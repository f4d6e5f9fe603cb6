import { answeringTrouble, threadById, threadLines, THREADS_AT_ONCE, type Thread } from "../messaging/threads.ts";
import { answerThread, dealWith, eraseThread, type Seen } from "../messaging/threads-actions.ts";
import { officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, startOfDay } from "../platform/civil.ts";
import { instant, type Instant } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, type Fields, type Route, type Visit } from "../platform/http.ts";
import { present } from "../platform/refusal.ts";
import type { Reader } from "../platform/work.ts";
import { reservationsOfPhone } from "../reservations/queries.ts";
import { staffOf } from "./reservations-one-routes.ts";
import { ANY_STAFF, sceneFor, watchesDay, type Scene } from "./scene.ts";
import {
  eraseThreadModel,
  eraseThreadView,
  lookedAt,
  MOST_ANSWER,
  NO_DRAFT,
  threadModel,
  threadView,
  type Draft,
} from "./thread-pages.ts";
import { threadsModel, threadsView } from "./threads-pages.ts";
import { DONE, type Done } from "./threads-said.ts";

/** Text messages that came, by the number they came from: read, answered, dealt with, erased (I4, A4). */
export function threadsRoutes(needs: DeskNeeds): Route[] {
  const path = "/admin/threads/:id";
  return [
    get("/admin/threads", ANY_STAFF, (visit) => list(needs, visit)),
    get(path, ANY_STAFF, (visit) => show(needs, visit, NO_DRAFT)),
    post(`${path}/answers`, ANY_STAFF, (visit) => answer(needs, visit)),
    post(`${path}/dealt`, ANY_STAFF, (visit) => deal(needs, visit)),
    get(`${path}/erasure`, ANY_STAFF, (visit) => askErase(needs, visit)),
    post(`${path}/erasure`, ANY_STAFF, (visit) => erase(needs, visit)),
  ];
}

/** The title names nobody and no number (P2). */
const sceneIn = async (needs: DeskNeeds, reader: Reader, visit: Visit, title: string): Promise<Scene> =>
  sceneFor(needs, await currentOffice(reader), visit, { title, room: "threads" });

const doneIn = (visit: Visit): Done | null => {
  const asked = visit.url.searchParams.get("done");
  return DONE.find((each) => each === asked) ?? null;
};

async function list(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const all = visit.url.searchParams.get("all") === "1";
  const before = instantIn(visit.url.searchParams.get("before"));
  const model = await needs.works.read(async (reader) => {
    const scene = await sceneIn(needs, reader, visit, visit.words.threads.title);
    const lines = await threadLines(reader, { waiting: !all, before });
    const zone = officeZone(scene.office);
    const trouble = await answeringTrouble(reader, startOfDay(dayOf(reader.now, zone), zone));
    const more = lines.length < THREADS_AT_ONCE ? null : (lines.at(-1)?.lastAt ?? null);
    return threadsModel(scene, { lines, all, more, trouble, done: doneIn(visit) });
  });
  return html(needs.renderer.render(threadsView, model));
}

const instantIn = (text: string | null): Instant | null =>
  text !== null && /^\d{1,15}$/.test(text) ? instant(Number(text)) : null;

const threadAsked = async (reader: Reader, visit: Visit): Promise<Thread> =>
  present(await threadById(reader, visit.params["id"] ?? ""));

async function show(needs: DeskNeeds, visit: Visit, draft: Draft): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const thread = await threadAsked(reader, visit);
    const scene = await sceneIn(needs, reader, visit, visit.words.threads.one);
    const reservations = await reservationsOf(reader, visit, thread);
    return threadModel(scene, thread, { draft, done: doneIn(visit), now: reader.now, reservations });
  });
  return html(needs.renderer.render(threadView, model), draft.error === "" ? 200 : 422);
}

/** A messenger has no business in reservations (A1). */
async function reservationsOf(reader: Reader, visit: Visit, { phone, sender }: Thread) {
  if (!watchesDay(visit.person) || sender !== "mobile") return [];
  return (await reservationsOfPhone(reader, phone)).filter(({ client }) => client?.phone === phone);
}

/** What it costs and when it leaves is seen before it is sent; only the text that was looked at is (M4, I4). */
async function answer(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const words = visit.words.threads;
  const text = form.text("text").replaceAll("\r\n", "\n").trim();
  const draft: Draft = { text, atOnce: form.text("atOnce") === "1", looked: true, error: "" };
  if (text === "") return show(needs, visit, { ...draft, error: words.needText });
  if (text.length > MOST_ANSWER)
    return show(needs, visit, { ...draft, looked: false, error: words.tooLong(MOST_ANSWER) });
  if (form.text("do") !== "send" || form.text("looked").replaceAll("\r\n", "\n") !== lookedAt(draft))
    return show(needs, visit, draft);
  const threadId = visit.params["id"] ?? "";
  const deed = { threadId, text, atOnce: draft.atOnce, seen: seenIn(form), staffId: staffOf(visit) };
  const is = await needs.works.write((work) => answerThread(work, deed));
  if (is === "moved") return show(needs, visit, { ...draft, error: words.moved });
  return seeOther(visit.link(`/admin/threads/${threadId}?done=answered`));
}

const seenIn = (form: Fields): Seen => ({ came: instantIn(form.text("came")) ?? instant(0), went: form.text("went") });

async function deal(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const upTo = instantIn((await visit.form()).text("upTo")) ?? instant(0);
  const threadId = visit.params["id"] ?? "";
  await needs.works.write((work) => dealWith(work, { threadId, upTo, staffId: staffOf(visit) }));
  return seeOther(visit.link("/admin/threads?done=dealt"));
}

async function askErase(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const thread = await threadAsked(reader, visit);
    return eraseThreadModel(await sceneIn(needs, reader, visit, visit.words.threads.erase), thread);
  });
  return html(needs.renderer.render(eraseThreadView, model));
}

async function erase(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const threadId = visit.params["id"] ?? "";
  await needs.works.write((work) => eraseThread(work, { threadId, staffId: staffOf(visit) }));
  return seeOther(visit.link("/admin/threads?done=erased"));
}
