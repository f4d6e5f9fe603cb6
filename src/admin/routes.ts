import { addStaff, claimByLogin, hashSecret, people, signOut, startSessionFor, verify } from "../office/access.ts";
import { applyOfficeFile } from "../office/actions.ts";
import { enrol, revoke } from "../office/devices.ts";
import { frameOf, type Frame } from "../office/frame.ts";
import { officeFileManual } from "../office/manual.ts";
import { type Office, officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { readOfficeFile } from "../office/read-office-file.ts";
import { writeOfficeFile } from "../office/write-office-file.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import {
  cookieOf,
  type Desk,
  deviceCookie,
  get,
  html,
  post,
  seeOther,
  staffCookie,
  type Visit,
} from "../platform/http.ts";
import type { Limiter } from "../platform/limiter.ts";
import { Refusal } from "../platform/refusal.ts";
import { bookingForRoutes } from "./booking-for-routes.ts";
import { closureRoutes } from "./closure-routes.ts";
import { dayDeedRoutes } from "./day-deeds.ts";
import { dayRoutes } from "./day-routes.ts";
import { erasureRoutes } from "./erasure-routes.ts";
import { readPerson } from "./form.ts";
import {
  manualModel,
  manualView,
  NO_TROUBLE,
  settingsModel,
  settingsView,
  signInView,
  type SettingsTrouble,
} from "./pages.ts";
import { postRoutes } from "./post-routes.ts";
import { oneReservationRoutes } from "./reservations-one-routes.ts";
import { reservationsRoutes } from "./reservations-routes.ts";
import { ADMIN, ANY_STAFF, sceneFor } from "./scene.ts";
import { setUpRoutes } from "./set-up.ts";
import { printerKeyRoutes } from "./printer-key-routes.ts";
import { callbackAddresses } from "./callback-addresses.ts";
import { threadsRoutes } from "./threads-routes.ts";
import { wordingRoutes } from "./wording-routes.ts";

const MOST_FILE_BYTES = 1024 * 1024;

/** Where the office is set up (A1, A2, A6). The day, its reservations and closures, the devices, the people, the office file, the messages. */
export function adminDesk(needs: DeskNeeds): Desk {
  const tries = needs.limiter(10, 60_000);
  return {
    name: "admin",
    routes: [
      ...setUpRoutes(needs),
      ...dayRoutes(needs),
      ...dayDeedRoutes(needs),
      ...reservationsRoutes(needs),
      ...bookingForRoutes(needs),
      ...closureRoutes(needs),
      ...erasureRoutes(needs),
      ...oneReservationRoutes(needs),
      ...wordingRoutes(needs),
      ...postRoutes(needs),
      ...threadsRoutes(needs),
      ...printerKeyRoutes(needs),
      get("/admin/sign-in", "anyone", (visit) => showSignIn(needs, visit, { login: "", wrong: false })),
      post("/admin/sign-in", "anyone", (visit) => signIn(needs, tries, visit)),
      post("/admin/sign-out", ANY_STAFF, (visit) => leave(needs, visit)),
      get("/admin/settings", ADMIN, (visit) => settings(needs, visit, NO_TROUBLE)),
      get("/admin/manual", ANY_STAFF, (visit) => manual(needs, visit)),
      get("/admin/office.yaml", ADMIN, () => download(needs)),
      post("/admin/office", ADMIN, (visit) => upload(needs, visit)),
      post("/admin/people", ADMIN, (visit) => addPerson(needs, visit)),
      post("/admin/fixtures/:fixture/enrolment", ADMIN, (visit) => enrolHere(needs, visit)),
      post("/admin/fixtures/:fixture/revocation", ADMIN, (visit) => revokeFixture(needs, visit)),
    ],
  };
}

const frameFor = (needs: DeskNeeds, office: Office, visit: Visit, title: string): Frame =>
  frameOf(office, visit, title, needs.trialFrame(visit, officeZone(office)));

async function showSignIn(needs: DeskNeeds, visit: Visit, seen: { login: string; wrong: boolean }): Promise<Response> {
  const office = await needs.works.read(currentOffice);
  const t = visit.words.admin;
  const frame = frameFor(needs, office, visit, t.signInTitle);
  const model = { frame, t, action: visit.link("/admin/sign-in"), ...seen };
  return html(needs.renderer.render(signInView, model), seen.wrong ? 422 : 200);
}

async function signIn(needs: DeskNeeds, tries: Limiter, visit: Visit): Promise<Response> {
  if (!tries.allow(visit.address)) throw new Refusal("too-many", "tooMany");
  const form = await visit.form();
  const login = form.text("login").trim().slice(0, 80);
  let staffId: string;
  try {
    const claim = await needs.works.read((reader) => claimByLogin(reader, login));
    staffId = await verify(claim, form.text("password"));
    tries.forgive(visit.address); // only wrong tries count
  } catch (error) {
    if (error instanceof Refusal) return showSignIn(needs, visit, { login, wrong: true });
    throw error;
  }
  const { token } = await needs.works.write((work) => startSessionFor(work, staffId, "admin"));
  return seeOther(visit.link("/admin"), {
    "set-cookie": staffCookie(needs, "admin", token),
  });
}

async function leave(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const token = cookieOf(visit.request, "staff");
  if (token !== null) await needs.works.write((work) => signOut(work, token));
  return seeOther(visit.link("/admin/sign-in"), {
    "set-cookie": staffCookie(needs, "admin", ""),
  });
}

async function settings(needs: DeskNeeds, visit: Visit, trouble: SettingsTrouble): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    const at = { ...visit, url: new URL("/admin/settings", visit.url) }; // also where a post is answered with the page
    const scene = sceneFor(needs, office, at, { title: visit.words.admin.day.settings, room: "settings" });
    return settingsModel(scene, await people(reader), trouble, callbackAddresses(needs));
  });
  const refused = trouble.errors.length > 0 || trouble.problems.length > 0;
  return html(needs.renderer.render(settingsView, model), refused ? 422 : 200);
}

async function manual(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const office = await needs.works.read(currentOffice);
  const scene = sceneFor(needs, office, visit, { title: visit.words.admin.manualTitle, room: "settings" });
  return html(needs.renderer.render(manualView, manualModel(scene, officeFileManual())));
}

async function download(needs: DeskNeeds): Promise<Response> {
  const { version, ...file } = await needs.works.read(currentOffice);
  return new Response(writeOfficeFile(file), {
    headers: {
      "content-type": "application/yaml; charset=utf-8",
      "content-disposition": `attachment; filename="office-${version}.yaml"`,
    },
  });
}

/** All or nothing, with every problem named (A6). */
async function upload(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form(MOST_FILE_BYTES);
  const read = readOfficeFile(form.text("file"));
  if ("problems" in read) return settings(needs, visit, { ...NO_TROUBLE, problems: read.problems });
  await needs.works.write((work) => applyOfficeFile(work, read.office, visit.person?.staffId ?? null));
  return settings(needs, visit, { ...NO_TROUBLE, applied: true });
}

async function addPerson(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const t = visit.words.admin;
  const read = readPerson(await visit.form(), t);
  if ("errors" in read) return settings(needs, visit, { ...NO_TROUBLE, errors: read.errors });
  const { name, roles, login, password, pin } = read.person;
  const hashed = {
    login: login === "" ? null : login,
    passwordHash: login === "" ? null : await hashSecret(password),
    pinHash: pin === "" ? null : await hashSecret(pin),
  };
  try {
    await needs.works.write((work) => addStaff(work, { name, roles, ...hashed }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return settings(needs, visit, {
      ...NO_TROUBLE,
      errors: [{ field: "login", says: t.loginTaken }],
    });
  }
  return seeOther(visit.link("/admin/settings"));
}

/** Makes this very browser the kiosk, board or display (A2). */
async function enrolHere(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const asked = visit.params["fixture"] ?? "";
  const { token, fixture } = await needs.works.write((work) => enrol(work, asked, visit.person?.staffId ?? null));
  return seeOther(visit.link(`/${fixture.kind}/${fixture.id}`), { "set-cookie": deviceCookie(needs, fixture, token) });
}

async function revokeFixture(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const asked = visit.params["fixture"] ?? "";
  await needs.works.write((work) => revoke(work, asked, visit.person?.staffId ?? null));
  return seeOther(visit.link("/admin/settings"));
}
