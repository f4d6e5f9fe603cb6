import { Refusal } from "../platform/refusal.ts";
import { cancelByText, leaveOffer, takeOffer } from "../reservations/actions.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { about, booked } from "./booking.ts";
import { refuse } from "./refusing.ts";
import { help, notUnderstood } from "./telling.ts";
import type { Answer, Scene } from "./scene.ts";

/** S2: what was offered last is theirs. */
export async function takeLast(scene: Scene): Promise<Answer> {
  const taken = await takeOffer(scene.work, scene.phone);
  return taken === null ? noOffer(scene) : booked(scene, taken);
}

/** S2: what was offered last is let go. */
export async function leaveLast(scene: Scene): Promise<Answer> {
  const left = await leaveOffer(scene.work, scene.phone);
  return left === null ? noOffer(scene) : cancelled(scene, left);
}

/** Where nothing is ever offered, a yes or no answers something else, which a person knows. */
const noOffer = (scene: Scene): Promise<Answer> =>
  scene.offerMinutes === null ? notUnderstood(scene) : help(scene, scene.t.noOffer);

/** S2: by the code, from the number that booked; a wrong code and a wrong number are told the same. */
export async function cancelAsked(scene: Scene, code: string): Promise<Answer> {
  try {
    return cancelled(scene, await cancelByText(scene.work, { code, phone: scene.phone }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse(scene, error.key === "alreadyEnded" ? scene.t.ended : scene.t.notFound);
  }
}

const cancelled = (scene: Scene, reservation: Reservation): Answer => ({
  kind: "sms-cancelled",
  values: about(scene, reservation),
  language: scene.language,
  pace: "deed",
  reservation,
});
