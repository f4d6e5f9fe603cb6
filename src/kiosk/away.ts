import { view } from "../platform/render.ts";
import { screenOf, startOf, type Glance, type Screen } from "./screen.ts";

/** What a kiosk shows while the server is away (C7). It is kept in the browser, so there is nobody's and no time on it. */
export interface AwayModel {
  readonly screen: Screen;
}

export const awayView = view<AwayModel>("kiosk/away");

export const awayModel = (glance: Glance): AwayModel => ({
  screen: { ...screenOf(glance, null, { idle: null, poll: null }), clock: null, arrival: null },
});

/** The worker of one kiosk: three facts and the watch itself. Another version is other bytes, so browsers take it. */
export function workerScript({ kiosk, office }: Glance, version: string): string {
  const facts = { kiosk: startOf(kiosk), version, languages: office.office.languages };
  const told = Object.entries(facts).map(([name, value]) => `self.${name} = ${JSON.stringify(value)};`);
  return [...told, `importScripts(${JSON.stringify(`/static/kiosk-worker.js?v=${version}`)});`, ""].join("\n");
}
