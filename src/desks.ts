import { boardDesk } from "./board/routes.ts";
import { bookingDesk } from "./booking/routes.ts";
import { callbacksDesk } from "./callbacks/routes.ts";
import { adminDesk } from "./admin/routes.ts";
import { counterDesk } from "./counter/routes.ts";
import { kioskDesk } from "./kiosk/routes.ts";
import type { DeskNeeds } from "./platform/desk-needs.ts";
import { get, seeOther, type Desk } from "./platform/http.ts";
import { statusDesk } from "./status/routes.ts";
import { ticketDesk } from "./ticket/routes.ts";
import { trialDesk, type TrialNeeds } from "./trial/routes.ts";

/** Every desk of the house; `trial` is null in real mode, where nothing of it exists. */
export function desksOf(needs: DeskNeeds, trial: Omit<TrialNeeds, keyof DeskNeeds> | null): Desk[] {
  const desks = [
    bookingDesk(needs),
    kioskDesk(needs),
    counterDesk(needs),
    boardDesk(needs),
    ticketDesk(needs),
    statusDesk(needs),
    adminDesk(needs),
    callbacksDesk(needs),
  ];
  const home: Desk = {
    name: "home",
    routes: [get("/", "anyone", (visit) => seeOther(visit.link(trial === null ? "/booking" : "/trial")))],
  };
  return trial === null ? [home, ...desks] : [home, ...desks, trialDesk({ ...needs, ...trial })];
}
