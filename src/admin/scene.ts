import { frameOf, type Frame } from "../office/frame.ts";
import { type Office, officeZone } from "../office/office.ts";
import { officePage, type OfficePage } from "../office/office-page.ts";
import { dayOf } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import type { Visit, Who } from "../platform/http.ts";
import { tellClock, tellShortDay } from "../platform/telling.ts";
import type { StaffTelling } from "../reservations/staff-choices.ts";

/** Who looks after the day: reservations, closures, what is kept (A1). */
export const OFFICE_WATCH: Who = { staff: ["supervisor", "admin"], desk: "admin" };

/** Whoever may come into the administration at all. */
export const ANY_STAFF: Who = { staff: ["supervisor", "messenger", "admin"], desk: "admin" };
export const ADMIN: Who = { staff: ["admin"], desk: "admin" };

/** The rooms of the administration that the navigation leads to. */
export type Room =
  "today" | "reservations" | "caller" | "closures" | "texts" | "threads" | "messages" | "erasure" | "settings";

/** The frame is the office side's, which a form of the counter stands in too. */
export type AdminPage = OfficePage;

/** The office and the visit a page is made for. */
export interface Scene {
  readonly office: Office;
  readonly visit: Visit;
  readonly page: AdminPage;
}

const ROOMS: readonly (readonly (readonly [Room, string])[])[] = [
  [
    ["today", "/admin"],
    ["reservations", "/admin/reservations"],
    ["caller", "/admin/reservations/new"],
  ],
  [["closures", "/admin/closures"]],
  [
    ["texts", "/admin/texts"],
    ["threads", "/admin/threads"],
    ["messages", "/admin/messages"],
    ["erasure", "/admin/erasure"],
  ],
];

/** The frame, the navigation and who is signed in. The title never holds personal data (P2). */
export function sceneOf(
  office: Office,
  visit: Visit,
  about: { title: string; room: Room; trial: Frame["trial"] },
): Scene {
  const t = visit.words.admin;
  const r = t.reserving;
  const { person } = visit;
  const role = person?.roles.map((each) => t[each]).join(", ") ?? "";
  const label = (room: Room) =>
    room === "texts"
      ? visit.words.texts.title
      : room === "threads"
        ? visit.words.threads.title
        : room === "settings"
          ? t.day.settings
          : r.nav[room];
  const link = ([room, path]: readonly [Room, string]) => ({
    href: visit.link(path),
    label: label(room),
    here: room === about.room,
  });
  const page = officePage(frameOf(office, visit, about.title, about.trial), visit, {
    home: visit.link("/admin"),
    leave: visit.link("/admin/sign-out"),
    who: person === null ? "" : `${person.name}, ${role}`,
    nav: roomsFor(person).map((group) => group.map(link)),
  });
  return { office, visit, page };
}

/** A messenger has no business in reservations (A1), so no link leads there; what is set up is the administrator's. */
function roomsFor(person: Visit["person"]): typeof ROOMS {
  if (!watchesDay(person)) return [[["today", "/admin"]], [["threads", "/admin/threads"]]];
  return person?.roles.includes("admin") === true ? [...ROOMS, [["settings", "/admin/settings"]]] : ROOMS;
}

/** Whether somebody looks after the day (A1). */
export const watchesDay = (person: Visit["person"]): boolean =>
  person?.roles.some((role) => role === "supervisor" || role === "admin") ?? false;

export const sceneFor = (needs: DeskNeeds, office: Office, visit: Visit, about: { title: string; room: Room }): Scene =>
  sceneOf(office, visit, { ...about, trial: needs.trialFrame(visit, officeZone(office)) });

/** How staff are told about reservations here. */
export const tellingOf = ({ office, visit }: Pick<Scene, "office" | "visit">): StaffTelling => ({
  office,
  language: visit.language,
  words: visit.words.admin.reserving,
});

/** A moment by the office's clock, short: "24. 11. 7:40". */
export function momentSaid({ office, visit }: Scene, at: Instant): string {
  const zone = officeZone(office);
  return `${tellShortDay(dayOf(at, zone), visit.language)} ${tellClock(at, zone)}`;
}
