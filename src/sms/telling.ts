import { namedServices, type Named } from "../office/asked-by-text.ts";
import { addDays } from "../platform/civil.ts";
import { examples } from "./examples.ts";
import { freeDays, freeOn, lastDayOf } from "./free-times.ts";
import { unknownService } from "./booking.ts";
import { notFree, refuse, whyNot } from "./refusing.ts";
import type { Request } from "./request.ts";
import type { Answer, Scene } from "./scene.ts";
import { serviceNamed, serviceSaid, wordsSaid } from "./services.ts";
import { fewOf, timesSaid, type FreeTime } from "./times.ts";

/** As many free times as two parts hold beside the rest (S2). */
const MOST_TIMES = 8;
const MOST_DAYS = 3;

/** S2: what is free on a day, or on the nearest days. */
export async function tellFree(scene: Scene, asked: Extract<Request, { kind: "free" }>): Promise<Answer> {
  const { work, office, language, today, t } = scene;
  const service = serviceNamed(office, asked.service);
  if (service === null) return unknownService(scene);
  const days =
    asked.day === null ? await nearestDays(scene, service) : [await freeOn(work, office, service, asked.day)];
  const times = fewOf(days, MOST_TIMES);
  if (times.length === 0) {
    const reason = asked.day === null ? t.nothingFree : await whyNot(scene, service, asked.day, null);
    return notFree(scene, service, { day: asked.day ?? today, time: null, reason });
  }
  return {
    kind: "sms-free",
    values: {
      ...examples(scene, service, times[0]),
      service: serviceSaid(office, service, language),
      times: timesSaid(times, language),
    },
    language,
    pace: "deed",
    reservation: null,
  };
}

async function nearestDays({ work, office, today }: Scene, service: Named): Promise<FreeTime[][]> {
  const to = (await lastDayOf(work, office, service)) ?? today;
  return freeDays(work, office, service, { from: today, to, most: MOST_DAYS });
}

/** S2, S3: how to write; with a reason where it was not asked for. The example is a time that is free. */
export async function help(scene: Scene, reason = ""): Promise<Answer> {
  const [service] = namedServices(scene.office);
  return {
    kind: "sms-help",
    values: { ...examples(scene, service ?? null, await freeExample(scene, service)), reason },
    language: scene.language,
    pace: "question",
    reservation: null,
  };
}

/** S3: a short help, once; a person reads the text too. */
export const notUnderstood = async (scene: Scene): Promise<Answer> => ({
  ...(await help(scene, scene.t.notUnderstood)),
  pace: "help",
});

/** It begins as a request and is none: what is missing, with an example of it (S3). */
export async function askForMore(scene: Scene, asked: Extract<Request, { kind: "unfinished" }>): Promise<Answer> {
  const { office, t } = scene;
  const [service] = namedServices(office);
  const said = examples(scene, service ?? null, await freeExample(scene, service));
  const example = asked.of === "free" ? said.freeExample : said.example || said.shortExample;
  switch (asked.why) {
    case "service":
      return refuse(scene, t.missing.service(wordsSaid(office), example));
    case "when":
      return refuse(scene, t.missing.when(example));
    case "name":
      return refuse(scene, t.missing.name(example));
    case "code":
      return refuse(scene, t.missing.code(said.cancelText));
  }
}

async function freeExample({ work, office, today }: Scene, service: Named | undefined): Promise<FreeTime | undefined> {
  if (service === undefined) return undefined;
  const ahead = { from: today, to: addDays(today, 14), most: 1 };
  return (await freeDays(work, office, service, ahead))[0]?.at(-1);
}
