import { enrol } from "../office/devices.ts";
import { startSessionFor } from "../office/access.ts";
import { keepTrialClock } from "../office/installation.ts";
import { frameOf, type Frame } from "../office/frame.ts";
import { type Office, officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { inbox, incomingTexts } from "../messaging/queries.ts";
import { receiveText } from "../messaging/arrivals-actions.ts";
import { isTimeOfDay, type Zone } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import {
  type Desk,
  deviceCookie,
  type Fields,
  get,
  html,
  json,
  post,
  seeOther,
  staffCookie,
  type Visit,
} from "../platform/http.ts";
import { present, Refusal } from "../platform/refusal.ts";
import { tellClock, tellFullDay } from "../platform/telling.ts";
import { dayOf } from "../platform/civil.ts";
import type { TrialClock } from "../platform/trial-clock.ts";
import { keptPapers, paperPicture } from "../printing/tray.ts";
import { later, momentOf, nextAt } from "./moment.ts";
import { desksModel, desksView, inboxModel, inboxView, paperView, PEOPLE } from "./pages.ts";

export interface TrialNeeds extends DeskNeeds {
  readonly clock: TrialClock;
  /** Returns when all that became due has been done and delivered. */
  settle(): Promise<void>;
}

/** What exists only in trial mode: the desks at one glance, the clock, what was sent, what was printed, one-click rights. */
export function trialDesk(needs: TrialNeeds): Desk {
  return {
    name: "trial",
    routes: [
      get("/trial", "trial", (visit) => desks(needs, visit)),
      get("/trial/clock", "trial", (visit) => tellTheClock(needs, visit)),
      post("/trial/clock", "trial", (visit) => moveClock(needs, visit)),
      get("/trial/inbox", "trial", (visit) => showInbox(needs, visit)),
      get("/trial/inbox.json", "trial", async () => json(await needs.works.read(inboxForPrograms))),
      get("/trial/paper", "trial", (visit) => showPaper(needs, visit)),
      get("/trial/paper.json", "trial", async () => json(await papersForPrograms(needs))),
      get("/trial/paper/:picture{[0-9]+\\.png}", "trial", (visit) => picture(needs, visit)),
      post("/trial/sms", "trial", (visit) => receiveSms(needs, visit)),
      post("/trial/sign-in", "trial", (visit) => signIn(needs, visit)),
      post("/trial/enrol", "trial", (visit) => enrolHere(needs, visit)),
    ],
  };
}

async function desks(needs: TrialNeeds, visit: Visit): Promise<Response> {
  const office = await needs.works.read(currentOffice);
  const now = needs.clocks.office();
  const zone = officeZone(office);
  const text = `${tellFullDay(dayOf(now, zone), visit.language)} ${tellClock(now, zone)}`;
  const clock = { text, running: needs.clock.setting.stoppedAt === null };
  const frame = frameFor(needs, office, visit, visit.words.trial.title);
  return html(needs.renderer.render(desksView, desksModel(office, visit, frame, clock)));
}

const clockState = (needs: TrialNeeds, zone: Zone) => {
  const now = needs.clocks.office();
  return {
    now: new Date(now).toISOString(),
    local: Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDateTime().toString(),
    zone,
    running: needs.clock.setting.stoppedAt === null,
  };
};

const tellTheClock = async (needs: TrialNeeds, _visit: Visit): Promise<Response> =>
  json(clockState(needs, officeZone(await needs.works.read(currentOffice))));

/** `now` an instant or local time, `run` 0 or 1; or, from the banner, `to` a time of day or `plus` minutes. */
async function moveClock(needs: TrialNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const zone = officeZone(await needs.works.read(currentOffice));
  const to = wanted(form, needs.clocks.office(), zone);
  if (to === null) return clockRefusal(400, "now must be an ISO instant, a local time or HH:MM[:SS]");
  const run = form.text("run") === "" ? needs.clock.setting.stoppedAt === null : form.text("run") === "1";
  if (!needs.clock.move(to, run)) return clockRefusal(409, "the office clock moves only forward");
  await needs.works.write((work) => keepTrialClock(work, needs.clock.setting));
  await needs.settle();
  return wantsPage(visit) ? seeOther(backOf(form)) : json(clockState(needs, zone));
}

function wanted(form: Fields, now: Instant, zone: Zone): Instant | null {
  const [asked, to, plus] = [form.text("now"), form.text("to"), form.text("plus")];
  if (asked !== "") return momentOf(asked, now, zone);
  if (isTimeOfDay(to)) return nextAt(to, now, zone);
  if (/^\d{1,4}$/.test(plus)) return later(now, Number(plus));
  return form.text("run") === "" ? null : now;
}

const clockRefusal = (status: number, reason: string): Response => json({ error: reason }, status);

async function showInbox(needs: TrialNeeds, visit: Visit): Promise<Response> {
  const office = await needs.works.read(currentOffice);
  const kept = await needs.works.read(async (reader) => ({
    messages: await inbox(reader, { limit: 200 }),
    texts: await incomingTexts(reader),
  }));
  const frame = frameFor(needs, office, visit, visit.words.trial.inbox);
  return html(needs.renderer.render(inboxView, inboxModel(visit, frame, kept, officeZone(office))));
}

const inboxForPrograms = async (reader: Parameters<typeof inbox>[0]) =>
  (await inbox(reader, { limit: 1000 })).map((message) => ({
    ...message,
    created: new Date(message.created).toISOString(),
  }));

async function showPaper(needs: TrialNeeds, visit: Visit): Promise<Response> {
  const office = await needs.works.read(currentOffice);
  const zone = officeZone(office);
  const t = visit.words.trial;
  const list = (await needs.works.read(keptPapers)).map((paper) => ({
    picture: `/trial/paper/${paper.id}.png`,
    kiosk: paper.kioskId,
    printed: tellClock(paper.printedAt, zone),
    alt: `${t.ticket} ${paper.number}`,
  }));
  return html(
    needs.renderer.render(paperView, {
      frame: frameFor(needs, office, visit, t.paper),
      t,
      papers: list,
    }),
  );
}

const papersForPrograms = async (needs: TrialNeeds) =>
  (await needs.works.read(keptPapers)).map((paper) => ({
    id: paper.id,
    kiosk: paper.kioskId,
    printed: new Date(paper.printedAt).toISOString(),
    picture: `/trial/paper/${paper.id}.png`,
    number: paper.number,
    link: paper.link,
  }));

async function picture(needs: TrialNeeds, visit: Visit): Promise<Response> {
  const id = Number((visit.params["picture"] ?? "").replace(".png", ""));
  const png = present(await needs.works.read((reader) => paperPicture(reader, id)));
  return new Response(png, { headers: { "content-type": "image/png" } });
}

async function receiveSms(needs: TrialNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const [from, text] = [form.text("from").trim(), form.text("text")];
  if (from === "" || from.length > 40 || text.length > 1600) throw new Refusal("not-understood", "notUnderstood");
  const arrived = { transport: "inbox", providerId: null, from, to: null, text, sentAt: null } as const;
  const id = await needs.works.write((work) => receiveText(work, arrived));
  await needs.settle();
  return wantsPage(visit) ? seeOther("/trial/inbox") : json({ id }, 201);
}

/** `role` one of the invented staff's; `desk` where to, else where that role works. */
async function signIn(needs: TrialNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const role = form.text("role");
  const person = PEOPLE.find((each) => each.role === role);
  if (person === undefined) throw new Refusal("not-understood", "notUnderstood");
  const asked = form.text("desk");
  const desk = asked === "counter" || asked === "admin" ? asked : person.desk;
  const { token } = await needs.works.write((work) => startSessionFor(work, person.id, desk));
  return seeOther(visit.link(`/${desk}`), { "set-cookie": staffCookie(needs, desk, token) });
}

async function enrolHere(needs: TrialNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const { token, fixture } = await needs.works.write((work) => enrol(work, form.text("fixture"), null));
  return seeOther(visit.link(`/${fixture.kind}/${fixture.id}`), { "set-cookie": deviceCookie(needs, fixture, token) });
}

const frameFor = (needs: TrialNeeds, office: Office, visit: Visit, title: string): Frame =>
  frameOf(office, visit, title, needs.trialFrame(visit, officeZone(office)));

const wantsPage = (visit: Visit): boolean => (visit.request.headers.get("accept") ?? "").includes("text/html");

/** Back to the page the banner stood on; only ever inside the house. */
function backOf(form: Fields): string {
  const back = form.text("back");
  return /^\/(?![/\\])/.test(back) ? back : "/trial";
}
