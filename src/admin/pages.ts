import type { CallbackAddresses } from "./callback-addresses.ts";
import type { Frame } from "../office/frame.ts";
import type { ManualSection } from "../office/manual.ts";
import type { StaffMember } from "../office/people.ts";
import type { Problem } from "../office/read-office-file.ts";
import { counterOf, locationOf, told, type Office } from "../office/office.ts";
import { ROLES, type Role } from "../platform/http.ts";
import type { Language } from "../platform/language.ts";
import { view } from "../platform/render.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { FieldError } from "./form.ts";
import type { AdminPage, Scene } from "./scene.ts";

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
  readonly begin: string;
  readonly presets: readonly string[];
  readonly errors: readonly FieldError[];
  readonly problems: readonly string[];
}
export const setUpView = view<SetUpModel>("admin/set-up");

export interface SettingsModel extends AdminPage {
  readonly fixtures: readonly { readonly id: string; readonly name: string }[];
  /** Start files of the kiosks (C7) and posters of lobbies without one (K6). */
  /** How a board or a display is put up, when there are any. */
  readonly puttingUp: { readonly title: string; readonly steps: readonly string[] } | null;
  readonly deviceFiles: readonly { readonly href: string; readonly label: string }[];
  readonly fetchingPrinters: readonly { readonly id: string; readonly make: string }[];
  readonly people: readonly { readonly name: string; readonly roles: string }[];
  readonly roles: readonly { readonly id: Role; readonly name: string }[];
  /** How long a walk-in lets the booked go first, at each location (Q2). */
  readonly allowances: readonly string[];
  readonly callbacks: CallbackAddresses;
  readonly errors: readonly FieldError[];
  readonly problems: readonly string[];
  readonly applied: boolean;
}
export const settingsView = view<SettingsModel>("admin/settings");

export interface SettingsTrouble {
  readonly errors: readonly FieldError[];
  readonly problems: readonly Problem[];
  readonly applied: boolean;
}

export const NO_TROUBLE: SettingsTrouble = {
  errors: [],
  problems: [],
  applied: false,
};

export function settingsModel(
  { office, visit, page }: Scene,
  staff: readonly StaffMember[],
  trouble: SettingsTrouble,
  callbacks: CallbackAddresses,
): SettingsModel {
  const { t } = page;
  const screens = screensOf(office, visit.language, t);
  return {
    ...page,
    fixtures: [...office.kiosks.map(({ id, name }) => ({ id, name: `${t.kiosk} ${name}` })), ...screens],
    puttingUp: screens.length > 0 ? visit.words.board.puttingUp : null,
    deviceFiles: [
      ...office.kiosks.map(({ id, name }) => ({
        href: `/kiosk-start/${id}/kiosk-start.html?lang=${visit.language}`,
        label: visit.words.kiosk.startFile(name),
      })),
      ...screens.map(({ id, name }) => ({
        href: `/board-start/${id}/board-start.html?lang=${visit.language}`,
        label: visit.words.kiosk.startFile(name),
      })),
      ...office.locations
        .filter(({ phoneTickets }) => phoneTickets === "poster")
        .map(({ id, name }) => ({
          href: `/admin/posters/${id}?lang=${visit.language}`,
          label: visit.words.kiosk.poster(told(office, name, visit.language)),
        })),
    ],
    fetchingPrinters: office.kiosks
      .filter(({ printer }) => printer === "pull")
      .map(({ id, name }) => ({ id, make: visit.words.paper.pull.make(name) })),
    people: staff.map(({ name, roles }) => ({ name, roles: roles.map((role) => t[role]).join(", ") })),
    roles: ROLES.map((role) => ({ id: role, name: t[role] })),
    allowances: office.locations.map(({ name, walkInAllowanceMinutes }) =>
      t.day.allowance(told(office, name, visit.language), walkInAllowanceMinutes),
    ),
    callbacks,
    errors: trouble.errors,
    problems: trouble.problems.map((problem) => problemLine(problem, t)),
    applied: trouble.applied,
  };
}

/** The boards and counter displays, as they are called here; a display by its counter. */
const screensOf = (office: Office, language: Language, t: Words): { id: string; name: string }[] => [
  ...office.boards.map(({ id, name }) => ({ id, name: `${t.board} ${name}` })),
  ...office.displays.map(({ id, counter, location }) => ({
    id,
    name: `${t.display} ${counterOf(office, counter).name}${
      office.locations.length > 1 ? `, ${told(office, locationOf(office, location).name, language)}` : ""
    }`,
  })),
];

/** A problem of an office file as one line: where, then what. The sentences are English, as the file's field names are. */
export const problemLine = (problem: Problem, t: Words): string =>
  `${problem.path}${problem.line === null ? "" : ` (${t.line} ${problem.line})`}: ${problem.says}`;

export interface ManualModel extends AdminPage {
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
export const manualModel = ({ page }: Scene, sections: readonly ManualSection[]): ManualModel => ({
  ...page,
  sections: sections.map(({ title, says, fields }) => ({
    title,
    says,
    fields: fields.map((field) => ({ ...field, standard: field.standard ?? "–" })),
  })),
});
