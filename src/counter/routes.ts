import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, post, type Desk, type Who } from "../platform/http.ts";
import { absent, callAgain, came, undo } from "../queue/actions.ts";
import { createDrafts } from "./drafts.ts";
import { aliveHere, awake, draftHere, lockHere } from "./locking.ts";
import {
  callTheNext,
  finishIt,
  noteIt,
  parkIt,
  pickIt,
  postponeIt,
  raiseIt,
  returnIt,
  serveDirectly,
  setState,
  setTheServices,
  transferIt,
  type Deed,
} from "./press-deeds.ts";
import { pressed } from "./presses.ts";
import { callerRoutes } from "./caller-routes.ts";
import { choose, now, page, panel, stream } from "./show.ts";
import { signInHere, signInPage, signOutHere, triesOf } from "./sign-in.ts";

const CLERK: Who = {
  staff: ["clerk", "supervisor", "admin"],
  desk: "counter",
};

/** Where a clerk calls and serves (Q1–Q7), all day, from one screen. */
export function counterDesk(needs: DeskNeeds): Desk {
  const tries = triesOf(needs);
  const drafts = createDrafts(() => needs.clocks.elapsed());
  const press = (path: string, deed: Deed) =>
    post(`/counter/:counter/${path}`, CLERK, (visit) => pressed(needs, visit, deed));
  const routes = [
    get("/counter/sign-in", "anyone", (visit) => signInPage(needs, visit)),
    post("/counter/sign-in", "anyone", (visit) => signInHere(needs, tries, visit)),
    post("/counter/sign-out", CLERK, (visit) => signOutHere(needs, visit)),
    post("/counter/lock", "anyone", (visit) => lockHere(needs, drafts, visit)),
    post("/counter/alive", CLERK, aliveHere),
    get("/counter/draft", CLERK, (visit) => draftHere(drafts, visit)),
    ...callerRoutes(needs),
    get("/counter", CLERK, (visit) => choose(needs, visit)),
    get("/counter/:counter", CLERK, (visit) => page(needs, visit)),
    get("/counter/:counter/now", CLERK, (visit) => now(needs, visit)),
    get("/counter/:counter/stream", CLERK, (visit) => stream(needs, visit)),
    get("/counter/:counter/panel/:panel", CLERK, (visit) => panel(needs, visit)),
    press("calls", callTheNext),
    press("repeats", (work, by) => callAgain(work, by)),
    press("absences", (work, by) => absent(work, by)),
    press("arrivals", (work, by) => came(work, by)),
    press("completions", finishIt),
    press("postponements", postponeIt),
    press("parkings", parkIt),
    press("returns", returnIt),
    press("transfers", transferIt),
    press("picks", pickIt),
    press("walk-ins", serveDirectly),
    press("classes", raiseIt),
    press("notes", noteIt),
    press("services", setTheServices),
    press("undo", (work, by) => undo(work, by)),
    press("state", setState),
  ];
  return { name: "counter", routes: routes.map((route) => awake(needs, route)) };
}
