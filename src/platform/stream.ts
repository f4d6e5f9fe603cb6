import type { DeskNeeds } from "./desk-needs.ts";
import type { Visit } from "./http.ts";
import type { Announcement } from "./live.ts";

const PING_MS = 5_000;
/** A follower that has this many bytes unread is let go; it comes back and catches up (a dead one must hold nobody up). */
const MOST_UNREAD = 256 * 1024;

const encoder = new TextEncoder();

export interface Follow {
  /** The number of the last event the follower knows; 0 for none. */
  readonly after: number;
  wants(announcement: Announcement): boolean;
  /** The fragment as it is now and the number of the event it is up to. */
  render(): Promise<{ readonly html: string; readonly number: number }>;
}

/**
 * A live stream of one fragment (Q9). The fragment as it is now is sent at once when the follower is behind, then again
 * after each change it wants; changes that come while one is being rendered are told by one message. A ping every five
 * seconds lets the follower notice a dead line.
 */
export function eventStream(needs: DeskNeeds, visit: Visit, follow: Follow): Response {
  needs.keepOpen(visit.request);
  const known = Number(
    visit.request.headers.get("last-event-id") ?? visit.url.searchParams.get("after") ?? follow.after,
  );
  let end = () => {};

  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        let sent = Number.isFinite(known) ? known : 0;
        let busy = false;
        let again = false;
        const send = (bytes: Uint8Array) => {
          if ((controller.desiredSize ?? 0) < -MOST_UNREAD) return end();
          controller.enqueue(bytes);
        };
        const tell = async () => {
          if (busy) {
            again = true;
            return;
          }
          busy = true;
          try {
            do {
              again = false;
              const { html, number } = await follow.render();
              if (number > sent) send(message(number, html));
              sent = Math.max(sent, number);
            } while (again);
          } catch {
            end(); // the follower comes back and finds out why
          } finally {
            busy = false;
          }
        };
        const leave = needs.live.subscribe((announcement) => {
          if (follow.wants(announcement)) void tell();
        });
        // The ping says the office time, so that a clock on the page follows the office's and not the television's.
        const ping = () => {
          const { fixtureId } = visit;
          const hasTaken = (controller.desiredSize ?? 0) >= 0; // what was sent before has left us
          if (fixtureId !== null && hasTaken) needs.live.hear(fixtureId, needs.clocks.elapsed());
          send(encoder.encode(`event: ping\ndata: ${needs.clocks.office()}\n\n`));
        };
        const pinging = setInterval(ping, PING_MS);
        end = () => {
          end = () => {};
          leave();
          clearInterval(pinging);
          try {
            controller.close();
          } catch {
            // already closed by the other side
          }
        };
        visit.request.signal.addEventListener("abort", () => end());
        ping();
        void tell();
      },
      cancel: () => end(),
    },
    { highWaterMark: 0, size: (chunk) => chunk?.byteLength ?? 0 },
  );

  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
}

const message = (number: number, html: string): Uint8Array =>
  encoder.encode(
    `id: ${number}\n${html
      .split("\n")
      .map((line) => `data: ${line}`)
      .join("\n")}\n\n`,
  );
