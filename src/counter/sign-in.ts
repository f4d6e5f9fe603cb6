import { officeZone } from "../office/office.ts";
import { claimByLogin, claimByPin, people, signedIn, signOut, startSessionFor, verify } from "../office/access.ts";
import { frameOf } from "../office/frame.ts";
import { TRIAL_PIN } from "../office/people.ts";
import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { cookie, cookieOf, type Fields, html, seeOther, staffCookie, STATUS, type Visit } from "../platform/http.ts";
import { seal, unseal } from "../platform/id.ts";
import type { Limiter } from "../platform/limiter.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader } from "../platform/work.ts";
import { backOf } from "./form.ts";
import { NOTHING_TRIED, signInModel, signInView, type Tried } from "./sign-in-page.ts";

/** A browser where somebody has signed in with a password once: only there a short PIN is enough (A1, S8). */
const KNOWN = { name: "counter-pc", purpose: "counter-pc", days: 400 };
const MINUTES = 60_000;

/** Tries at secrets: few for one name, more for one address, as a whole office may share it (S8). */
export interface Tries {
  readonly name: Limiter;
  readonly address: Limiter;
}

export const triesOf = (needs: DeskNeeds): Tries => ({
  name: needs.limiter(8, 10 * MINUTES),
  address: needs.limiter(60, 10 * MINUTES),
});

export async function signInPage(
  needs: DeskNeeds,
  visit: Visit,
  again: { tried: Tried; status: number; back: string } | null = null,
): Promise<Response> {
  const back = again?.back ?? backOf(visit.url.searchParams.get("back"));
  const token = cookieOf(visit.request, "staff");
  const model = await needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    const zone = officeZone(office);
    const title = visit.words.counter.signInTitle;
    const frame = frameOf(office, visit, title, needs.trialFrame(visit, zone));
    const person = token === null ? null : await signedIn(reader, token, "counter");
    return signInModel(
      frame,
      visit,
      {
        staff: await people(reader),
        known: person !== null || isKnown(needs, visit, reader),
        person,
        trialPin: reader.house.trial ? TRIAL_PIN : "",
      },
      { back, tried: again?.tried ?? NOTHING_TRIED },
    );
  });
  return html(needs.renderer.render(signInView, model), again?.status ?? 200);
}

/** By PIN where `staffId` is sent, else by `login` and `password`. */
export async function signInHere(needs: DeskNeeds, tries: Tries, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const back = backOf(form.text("back"));
  const t = visit.words.counter;
  const byPin = form.text("login") === "";
  const say = (problem: string, status: number) =>
    signInPage(needs, visit, {
      back,
      status,
      tried: {
        staffId: form.text("staffId"),
        login: form.text("login"),
        problem,
      },
    });
  if (byPin && form.text("staffId") === "") return say(t.chooseName, 422);
  const name = byPin ? form.text("staffId") : form.text("login").toLowerCase();
  if (!tries.address.allow(visit.address) || !tries.name.allow(name)) return say(t.tooManyTries, STATUS["too-many"]);
  try {
    const staffId = await verified(needs, visit, form, byPin);
    tries.name.forgive(name); // a shared PC changes hands all day (A1); only wrong tries count
    tries.address.forgive(visit.address);
    return await enter(needs, visit, { staffId, byPin, back });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.kind === "not-signed-in") return say(byPin ? t.wrongPin : t.wrongPassword, 422);
    return say(visit.words.refusals[error.key], STATUS[error.kind]);
  }
}

export async function signOutHere(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const back = backOf((await visit.form()).text("back"));
  const token = cookieOf(visit.request, "staff");
  if (token !== null) await needs.works.write((work) => signOut(work, token));
  return seeOther(visit.link(`/counter/sign-in?back=${back}`), {
    "set-cookie": staffCookie(needs, "counter", ""),
  });
}

async function verified(needs: DeskNeeds, visit: Visit, form: Fields, byPin: boolean): Promise<string> {
  const claim = await needs.works.read(async (reader) => {
    if (!byPin) return claimByLogin(reader, form.text("login"));
    return (await mayUsePin(needs, visit, reader)) ? claimByPin(reader, form.text("staffId")) : null;
  });
  return verify(claim, form.text(byPin ? "pin" : "password"));
}

async function mayUsePin(needs: DeskNeeds, visit: Visit, reader: Reader): Promise<boolean> {
  if (isKnown(needs, visit, reader)) return true;
  const token = cookieOf(visit.request, "staff");
  return token !== null && (await signedIn(reader, token, "counter")) !== null;
}

function isKnown(needs: DeskNeeds, visit: Visit, reader: Reader): boolean {
  if (reader.house.trial) return true;
  const sealed = cookieOf(visit.request, KNOWN.name);
  return sealed !== null && unseal(needs.key, KNOWN.purpose, sealed) !== null;
}

/** A new session for whoever was verified; the one before at this browser ends. */
async function enter(
  needs: DeskNeeds,
  visit: Visit,
  who: { staffId: string; byPin: boolean; back: string },
): Promise<Response> {
  const before = cookieOf(visit.request, "staff");
  const { token } = await needs.works.write(async (work) => {
    if (before !== null) await signOut(work, before);
    return startSessionFor(work, who.staffId, "counter");
  });
  const answer = seeOther(visit.link(who.back), {
    "set-cookie": staffCookie(needs, "counter", token),
  });
  if (!who.byPin)
    answer.headers.append(
      "set-cookie",
      cookie({
        name: KNOWN.name,
        value: seal(needs.key, KNOWN.purpose, "known"),
        path: "/counter",
        secure: needs.secure,
        days: KNOWN.days,
      }),
    );
  return answer;
}
