import type { Frame } from "../office/frame.ts";
import type { ManualSection } from "../office/manual.ts";
import type { Outage } from "../office/outages.ts";
import type { StaffMember } from "../office/people.ts";
import type { Problem } from "../office/read-office-file.ts";
import { serviceOf, serviceTitle, type Office } from "../office/office.ts";
import type { Zone } from "../platform/civil.ts";
import { ROLES, type Role, type Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import { tellClock, tellTime } from "../platform/telling.ts";
import type { Reservation } from "../reservations/reservation.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { FieldError } from "./form.ts";
import { sceneOf, type AdminPage } from "./scene.ts";

type Words = Catalogue["admin"];

interface Page {
  readonly frame: Frame;
  readonly t: Words;
}

export interface SignInModel extends Page {
  readonly action: string;
  readonly login: string;
  readonly wrong: boolean;
}
export const signInView = view<SignInModel>("admin/sign-in");

export interface SetUpModel extends Page {
  readonly action: string;
  readonly name: string;
  readonly login: string;
  readonly presets: readonly string[];
  readonly errors: readonly FieldError[];
  readonly problems: readonly string[];
}
export const setUpView = view<SetUpModel>("admin/set-up");

export interface HomeModel extends AdminPage {
  readonly isAdmin: boolean;
  readonly outages: readonly string[];
  readonly reservations: readonly {
    readonly href: string;
    readonly time: string;
    readonly matter: string;
    readonly name: string;
    readonly state: string;
  }[];
  readonly fixtures: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly name: string; readonly roles: string }[];
  readonly roles: readonly { readonly id: Role; readonly name: string }[];
  readonly errors: readonly FieldError[];
  readonly problems: readonly string[];
  readonly applied: boolean;
}
export const homeView = view<HomeModel>("admin/home");

export interface HomeSight {
  readonly reservations: readonly Reservation[];
  readonly people: readonly StaffMember[];
  readonly outages: readonly Outage[];
  readonly zone: Zone;
}

export interface HomeTrouble {
  readonly errors: readonly FieldError[];
  readonly problems: readonly Problem[];
  readonly applied: boolean;
}

export const NO_TROUBLE: HomeTrouble = {
  errors: [],
  problems: [],
  applied: false,
};

export function homeModel(office: Office, visit: Visit, frame: Frame, sight: HomeSight & HomeTrouble): HomeModel {
  const t = visit.words.admin;
  return {
    ...sceneOf(office, visit, { title: frame.title, room: "today", trial: frame.trial }).page,
    frame,
    isAdmin: visit.person?.roles.includes("admin") ?? false,
    outages: sight.outages.map(({ from, to }) => `${tellClock(from, sight.zone)}–${tellClock(to, sight.zone)}`),
    reservations: sight.reservations.map((reservation) => ({
      href: visit.link(`/admin/reservations/${reservation.id}`),
      time: tellTime(reservation.time),
      matter: serviceTitle(office, serviceOf(office, reservation.serviceId), visit.language),
      name: reservation.client?.name || "–",
      state: t.states[reservation.state],
    })),
    fixtures: [
      ...office.kiosks.map(({ id, name }) => ({
        id,
        name: `${t.kiosk} ${name}`,
      })),
      ...office.boards.map(({ id, name }) => ({
        id,
        name: `${t.board} ${name}`,
      })),
    ],
    people: sight.people.map(({ name, roles }) => ({
      name,
      roles: roles.map((role) => t[role]).join(", "),
    })),
    roles: ROLES.map((role) => ({ id: role, name: t[role] })),
    errors: sight.errors,
    problems: sight.problems.map((problem) => problemLine(problem, t)),
    applied: sight.applied,
  };
}

/** A problem of an office file as one line: where, then what. The sentences are English, as the file's field names are. */
export const problemLine = (problem: Problem, t: Words): string =>
  `${problem.path}${problem.line === null ? "" : ` (${t.line} ${problem.line})`}: ${problem.says}`;

export interface ManualModel extends Page {
  readonly sections: readonly {
    readonly title: string;
    readonly says: string;
    readonly fields: readonly {
      readonly path: string;
      readonly kind: string;
      readonly standard: string;
      readonly says: string;
    }[];
  }[];
}
export const manualView = view<ManualModel>("admin/manual");

/** The manual as a page; a field that must be given shows a dash where others show what holds without them. */
export const manualModel = (visit: Visit, frame: Frame, sections: readonly ManualSection[]): ManualModel => ({
  frame,
  t: visit.words.admin,
  sections: sections.map(({ title, says, fields }) => ({
    title,
    says,
    fields: fields.map((field) => ({ ...field, standard: field.standard ?? "–" })),
  })),
});

export interface MessagesModel extends AdminPage {
  readonly messages: readonly {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly created: string;
    readonly state: string;
  }[];
}
export const messagesView = view<MessagesModel>("admin/messages");
