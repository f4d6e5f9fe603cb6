import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, post, type Desk, type Who } from "../platform/http.ts";
import { absent, callAgain, came, finish, undo } from "../queue/actions.ts";
import { callTheNext, pressed, setState, type Deed } from "./presses.ts";
import { choose, now, page, stream } from "./show.ts";
import { signInHere, signInPage, signOutHere, triesOf } from "./sign-in.ts";

const CLERK: Who = {
  staff: ["clerk", "supervisor", "admin"],
  desk: "counter",
};

/** Where a clerk calls and serves (Q1–Q7), all day, from one screen. */
export function counterDesk(needs: DeskNeeds): Desk {
  const tries = triesOf(needs);
  const press = (path: string, deed: Deed) =>
    post(`/counter/:counter/${path}`, CLERK, (visit) => pressed(needs, visit, deed));
  return {
    name: "counter",
    routes: [
      get("/counter/sign-in", "anyone", (visit) => signInPage(needs, visit)),
      post("/counter/sign-in", "anyone", (visit) => signInHere(needs, tries, visit)),
      post("/counter/sign-out", CLERK, (visit) => signOutHere(needs, visit)),
      get("/counter", CLERK, (visit) => choose(needs, visit)),
      get("/counter/:counter", CLERK, (visit) => page(needs, visit)),
      get("/counter/:counter/now", CLERK, (visit) => now(needs, visit)),
      get("/counter/:counter/stream", CLERK, (visit) => stream(needs, visit)),
      press("calls", callTheNext),
      press("repeats", (work, by) => callAgain(work, by)),
      press("absences", (work, by) => absent(work, by)),
      press("arrivals", (work, by) => came(work, by)),
      press("completions", (work, by) => finish(work, { ...by, outcome: null })),
      press("undo", (work, by) => undo(work, by)),
      press("state", setState),
    ],
  };
}
