import { markTold, pauseSending, releaseSending, trySending, write } from "../messaging/actions.ts";
import { isMobile, normalPhone } from "../messaging/phone.ts";
import { inbox, postNow } from "../messaging/queries.ts";
import { officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, timeOf } from "../platform/civil.ts";
import { after, HOUR } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, type Route, type Visit } from "../platform/http.ts";
import { tellDayAndTime } from "../platform/telling.ts";
import type { Work } from "../platform/work.ts";
import { messagesModel, messagesView, type MessagesSeen } from "./post-pages.ts";
import { staffOf } from "./reservations-one-routes.ts";
import { OFFICE_WATCH, sceneFor } from "./scene.ts";

const MOST_SHOWN = 200;

/** The office's post: how it stands, what a person does about it, and everything that was written (M1, M2, M5). */
export function postRoutes(needs: DeskNeeds): Route[] {
  const deed = (path: string, verb: (work: Work, visit: Visit) => Promise<void>) =>
    post(`/admin/messages/${path}`, OFFICE_WATCH, async (visit) => {
      await needs.works.write((work) => verb(work, visit));
      return seeOther(visit.link("/admin/messages"));
    });
  return [
    get("/admin/messages", OFFICE_WATCH, (visit) => show(needs, visit, { to: "", isWrong: false })),
    deed("pause", (work, visit) => pauseSending(work, { reason: "staff", staffId: staffOf(visit) })),
    deed("release", (work, visit) => releaseSending(work, staffOf(visit))),
    deed(":message/repeats", (work, visit) => trySending(work, visit.params["message"] ?? "")),
    deed(":message/calls", (work, visit) =>
      markTold(work, { messageId: visit.params["message"] ?? "", staffId: staffOf(visit) }),
    ),
    post("/admin/messages/tests", OFFICE_WATCH, (visit) => sendTest(needs, visit)),
  ];
}

async function show(needs: DeskNeeds, visit: Visit, test: { to: string; isWrong: boolean }): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const title = visit.words.admin.messages;
    const scene = sceneFor(needs, await currentOffice(reader), visit, { title, room: "messages" });
    const seen: MessagesSeen = {
      post: await postNow(reader),
      inbox: await inbox(reader, { limit: MOST_SHOWN }),
      test: { ...test, isSent: visit.url.searchParams.has("sent") },
    };
    return messagesModel(scene, seen);
  });
  return html(needs.renderer.render(messagesView, model), test.isWrong ? 422 : 200);
}

/** A test is of use for an hour, and its address is gone with it. */
const TEST_KEPT = HOUR;

async function sendTest(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const to = (await visit.form()).text("to").trim().slice(0, 200);
  const office = await needs.works.read(currentOffice);
  const phone = normalPhone(to, office.office.country);
  const isText = phone !== null && isMobile(phone);
  const isMail = /^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+$/.test(to);
  if (!isMail && !isText) return show(needs, visit, { to, isWrong: true });
  await needs.works.write(async (work) => {
    const zone = officeZone(office);
    await write(work, {
      kind: "test",
      channel: isText ? "sms" : "email",
      recipient: isText ? phone : to,
      language: visit.language,
      values: { when: tellDayAndTime(dayOf(work.now, zone), timeOf(work.now, zone), visit.language) },
      button: { label: "", href: needs.publicAddress },
      notAfter: after(work.now, TEST_KEPT),
      eraseAt: after(work.now, 2 * TEST_KEPT),
    });
  });
  return seeOther(visit.link("/admin/messages?sent=1"));
}
