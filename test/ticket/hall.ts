import type { OfficeFile } from "../../src/office/office-file.ts";
import { newId } from "../../src/platform/id.ts";
import { callNext, issueTicket, openCounter, type Issued } from "../../src/queue/actions.ts";
import type { Work } from "../../src/platform/work.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { lhota } from "../support/cast.ts";

/** The whole product with Lhota at 9:00 on Tuesday 24 November 2026, its first counter open, driven from within. */
export interface Hall {
  readonly app: TestApp;
  take(serviceId?: string): Promise<Issued>;
  /** So many tickets; the last one is returned. */
  line(people: number): Promise<Issued>;
  next(): Promise<void>;
  do<T>(verb: (work: Work) => Promise<T>): Promise<T>;
}

export const CLERK = { counterId: "c1", staffId: "trial-clerk", seen: null } as const;

export async function openHall(change: (office: OfficeFile) => void = () => {}): Promise<Hall> {
  const app = await openApp({ office: lhota(change) });
  await app.clock("2026-11-24T09:00:00");
  const write = <T>(verb: (work: Work) => Promise<T>) => app.running.works.write(verb);
  await write((work) => openCounter(work, CLERK));
  const take = (serviceId = "op") =>
    write((work) =>
      issueTicket(work, {
        locationId: "naves",
        language: "cs",
        touchId: newId(),
        kioskId: null,
        serviceId,
        classId: null,
      }),
    );
  return {
    app,
    take,
    line: async (people) => {
      let last = await take();
      for (let more = 1; more < people; more += 1) last = await take();
      return last;
    },
    next: async () => {
      await write((work) => callNext(work, CLERK));
    },
    do: write,
  };
}

export const dotsIn = (html: string): number => html.split('class="dots__one"').length - 1;
