import type { DeskNeeds } from "../platform/desk-needs.ts";
import { isDay } from "../platform/civil.ts";
import { html, seeOther, STATUS, type Fields, type Visit } from "../platform/http.ts";
import { Refusal, type RefusalKey } from "../platform/refusal.ts";
import { book } from "../reservations/actions.ts";
import { sceneOf, showTimesAgain, wantedOf } from "./choosing.ts";
import { ageOf, openDraft, openStamp, pickOf, sealDraft, type Draft, type Pick, type Stamp } from "./form-seal.ts";
import { EMPTY, oneLine, readDetails, type Details, type FieldError } from "./form.ts";
import { botErrors, limit, newStamp, nextStamp, numeralsFor, sealed, type Guards } from "./guards.ts";
import type { Filled } from "./fields.ts";
import { checkPage, checkView, detailsPage, detailsView, limitPage, type Ordering } from "./order-pages.ts";
import { endedView } from "./own-pages.ts";
import { bookable, type Scene } from "./scene.ts";
import { alsoWith } from "./way.ts";
import { ANOTHER_TIME, standingOf } from "./trouble.ts";

/** Who comes, the last look, and the deed (B5, B6). */

/** The empty form of one time; where that time is gone, the page of times says so. */
export async function showDetails(needs: DeskNeeds, visit: Visit) {
  const { searchParams } = visit.url;
  const pick = pickOf(searchParams.get("plan") ?? "", searchParams.get("at") ?? "");
  return withOrder(needs, visit, pick, "", async (scene, order) => {
    const stamp = newStamp(needs);
    const filled = fresh(needs, scene, order, stamp);
    return html(needs.renderer.render(detailsView, detailsPage(scene, order, filled)));
  });
}

/** The form sent: shown again with what is wrong (422), or the page that asks "Souhlasí to?". */
export async function checkDetails(needs: DeskNeeds, guards: Guards, visit: Visit) {
  const fields = await visit.form();
  const draft = draftIn(needs, visit, fields);
  if (draft !== null) return fromDraft(needs, visit, fields, draft);
  const pick = pickOf(fields.text("plan"), fields.text("at"));
  return withOrder(needs, visit, pick, "", async (scene, order) => {
    const stamp = openStamp(needs.key, fields.text("form"));
    const { office } = scene.office;
    const read = readDetails(fields, order.booking, office.country);
    const wrong = [
      ...read.errors,
      ...tooMany(read.details, order),
      ...botErrors(needs, guards, visit, { fields, stamp, order }),
    ];
    if (stamp === null || wrong.length > 0) {
      const next = nextStamp(needs, stamp, wrong);
      const filled = {
        ...fresh(needs, scene, order, next),
        details: read.typed,
        errors: wrong,
        answer: answerTo(fields, wrong),
      };
      return html(needs.renderer.render(detailsView, detailsPage(scene, order, filled)), 422);
    }
    return showCheck(needs, scene, order, {
      stamp,
      serviceId: order.service.id,
      locationId: order.locationId,
      furtherServices: order.further.map(({ id }) => id),
      planId: order.pick.planId,
      startsAt: order.pick.startsAt,
      details: read.details,
    });
  });
}

/** B15: a family that does not fit into this time any more. */
const tooMany = ({ persons }: Details, { booking, most }: Ordering): FieldError[] =>
  persons > most && persons <= booking.persons ? [{ field: "persons", key: "personsMost" }] : [];

const answerTo = (fields: Fields, errors: readonly FieldError[]): string =>
  errors.some(({ field }) => field === "numerals" || field === "send")
    ? ""
    : oneLine(fields.text("numerals")).slice(0, 10);

/** Back from the check to the form with everything typed, or on to another time of the day after the first was taken. */
async function fromDraft(needs: DeskNeeds, visit: Visit, fields: Fields, draft: Draft) {
  const [day, from] = [fields.text("day"), fields.text("from")];
  if (isDay(day) || isDay(from)) return anotherDay(needs, visit, fields, draft);
  const [plan = "", at = ""] = fields.text("slot").split("~");
  const pick = pickOf(plan, at) ?? draft;
  const sealed = sealDraft(needs.key, draft);
  return withOrder(needs, visit, pick, sealed, async (scene, order) => {
    if (fields.text("change") !== "")
      return html(
        needs.renderer.render(
          detailsView,
          detailsPage(scene, order, {
            ...fresh(needs, scene, order, draft.stamp),
            details: draft.details,
          }),
        ),
      );
    return showCheck(needs, scene, order, { ...draft, ...pick });
  });
}

/** Another day after the first time was taken: its times, with all that was typed (C1). */
const anotherDay = (needs: DeskNeeds, visit: Visit, fields: Fields, draft: Draft) =>
  showTimesAgain(
    needs,
    visit,
    {
      wanted: draft,
      at: draft.startsAt,
      day: fields.text("day"),
      from: fields.text("from"),
      notice: "",
      draft: sealDraft(needs.key, draft),
    },
    200,
  );

function showCheck(needs: DeskNeeds, scene: Scene, order: Ordering, draft: Draft): Response {
  const model = checkPage(scene, order, {
    details: draft.details,
    draft: sealDraft(needs.key, draft),
  });
  return html(needs.renderer.render(checkView, model));
}

/** The deed. A place that went meanwhile is answered with that day's times and what was typed (C1, B1). */
export async function makeReservation(needs: DeskNeeds, guards: Guards, visit: Visit) {
  const fields = await visit.form();
  const draft = draftIn(needs, visit, fields);
  if (draft === null) throw new Refusal("not-understood", "notUnderstood");
  if (ageOf(draft.stamp, needs.clocks.elapsed()) === "old") return askAgain(needs, visit, draft);
  const { details, stamp } = draft;
  try {
    limit(guards, visit, draft);
    const { heldToken } = await needs.works.write((work) =>
      book(work, {
        serviceId: draft.serviceId,
        furtherServices: draft.furtherServices,
        planId: draft.planId,
        startsAt: draft.startsAt,
        persons: details.persons,
        language: visit.language,
        source: "web",
        client: {
          name: details.name,
          company: details.company,
          email: details.email,
          phone: details.phone,
          answers: details.answers,
        },
        formId: stamp.formId,
        staffId: null,
      }),
    );
    return seeOther(visit.link(`/booking/held/${heldToken}`));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reached = LIMITS[error.key];
    if (reached !== undefined) return sayLimit(needs, visit, { reached, refusal: error });
    if (!ANOTHER_TIME.has(error.key)) throw error;
    return showTimesAgain(
      needs,
      visit,
      {
        wanted: draft,
        at: draft.startsAt,
        notice: visit.words.refusals[error.key],
        draft: fields.text("draft"),
      },
      STATUS[error.kind],
    );
  }
}

const LIMITS: Partial<Record<RefusalKey, "tooMany" | "contact">> = {
  tooMany: "tooMany",
  tooManyReservations: "contact",
};

async function sayLimit(needs: DeskNeeds, visit: Visit, limit: { reached: "tooMany" | "contact"; refusal: Refusal }) {
  const scene = await needs.works.read((reader) => sceneOf(needs, reader, visit));
  const { service = "", location = "" } = visit.params;
  const model = limitPage(scene, limit.reached, `/booking/${service}/${location}`);
  return html(needs.renderer.render(endedView, model), STATUS[limit.refusal.kind]);
}

/** A draft that is ours and belongs to this very service and place. */
function draftIn(needs: DeskNeeds, visit: Visit, fields: Fields): Draft | null {
  const draft = openDraft(needs.key, fields.text("draft"));
  const { service, location } = visit.params;
  return draft !== null && draft.serviceId === service && draft.locationId === location ? draft : null;
}

/** A check page that was left open for half a day: the form once more, with everything in it. */
const askAgain = (needs: DeskNeeds, visit: Visit, draft: Draft) =>
  withOrder(needs, visit, draft, "", (scene, order) => {
    const filled: Filled = {
      ...fresh(needs, scene, order, newStamp(needs)),
      details: draft.details,
      errors: [{ field: "send", key: "old" }],
    };
    return html(needs.renderer.render(detailsView, detailsPage(scene, order, filled)), 422);
  });

/** Runs with the order if its time can be booked now; else shows the times of its day, or sends to them. */
async function withOrder(
  needs: DeskNeeds,
  visit: Visit,
  pick: Pick | null,
  draft: string,
  then: (scene: Scene, order: Ordering) => Promise<Response> | Response,
): Promise<Response> {
  const found = await needs.works.read(async (reader) => {
    const scene = await sceneOf(needs, reader, visit);
    const wanted = wantedOf(scene.office, visit);
    const standing = pick === null ? null : await standingOf(reader, scene, wanted, pick);
    return { scene, wanted, trouble: standing?.trouble ?? null, most: standing?.most ?? 0 };
  });
  const { scene, wanted, trouble, most } = found;
  if (pick === null)
    return seeOther(
      visit.link(`/booking/${wanted.serviceId}/${wanted.locationId}${alsoWith(wanted.furtherServices, "?")}`),
    );
  if (trouble !== null)
    return showTimesAgain(
      needs,
      visit,
      {
        wanted,
        at: pick.startsAt,
        notice: visit.words.refusals[trouble],
        draft,
      },
      409,
    );
  const { locationId } = wanted;
  const what = bookable(scene.office, wanted.serviceId, wanted.furtherServices);
  return then(scene, {
    ...what,
    locationId,
    most: Math.min(what.booking.persons, most),
    pick: { planId: pick.planId, startsAt: pick.startsAt },
  });
}

function fresh(needs: DeskNeeds, scene: Scene, { booking }: Ordering, stamp: Stamp): Filled {
  return {
    details: EMPTY,
    errors: [],
    answer: "",
    stamp: sealed(needs, stamp),
    numerals: numeralsFor(needs, scene, booking, stamp),
  };
}
