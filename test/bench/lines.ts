import type { Socket } from "bun";

/** Followers of live streams as bare sockets: an EventSource for each of 5,000 would measure itself. */
export interface Lines {
  /** Waits until so many of those that read have been told something from now on, or until `ms` are over; how many were. */
  told(ms: number): Promise<number>;
  /** Begins a round: nobody has been told anything yet. */
  begin(): void;
  /** Bytes of what one in the middle was told last. */
  readonly size: number;
  /** How many of those that read are still connected. */
  readonly open: number;
  /** How many of those that do not read the server has let go. */
  readonly letGo: number;
  close(): void;
}

export interface Wanted {
  readonly address: string;
  /** The stream and the cookies of each that reads. */
  readonly readers: readonly { readonly path: string; readonly cookies?: string }[];
  /** Those that ask and then never read. */
  readonly deaf: readonly string[];
}

interface One {
  readonly at: number;
  reads: boolean;
  rest: string;
  told: boolean;
  open: boolean;
}

/** Connects all of them, some at a time, and waits until each has its first answer. */
export async function openLines({ address, readers, deaf }: Wanted): Promise<Lines> {
  const { hostname, port, host } = new URL(address);
  const all: One[] = [];
  const sockets: Socket<One>[] = [];
  const middle = Math.floor(readers.length / 2);
  let toldNow = 0;
  let size = 0;
  let enough = () => {};
  const hear = (one: One, bytes: Buffer) => {
    const text = one.rest + bytes.toString("latin1");
    const isNews = /(^|\n)id: /.test(text);
    one.rest = text.slice(-8);
    if (isNews && one.at === middle) size = /(^|\n)(id: [^]*?\n\n)/.exec(text)?.[2]?.length ?? size;
    if (!isNews || one.told) return;
    one.told = true;
    toldNow += 1;
    enough();
  };
  const connect = (path: string, cookies: string, reads: boolean): Promise<void> =>
    new Promise((ready, failed) => {
      const one: One = { at: all.length, reads, rest: "", told: false, open: true };
      all.push(one);
      void Bun.connect<One>({
        hostname,
        port: Number(port),
        data: one,
        socket: {
          open: (socket) => {
            sockets.push(socket);
            socket.write(
              `GET ${path} HTTP/1.1\r\nhost: ${host}\r\naccept: text/event-stream\r\ncookie: ${cookies}\r\n\r\n`,
            );
          },
          data: (socket, bytes) => {
            if (!one.reads) socket.pause();
            else hear(one, bytes);
            ready();
          },
          close: () => {
            one.open = false;
          },
          connectError: (_, error) => failed(error),
        },
      }).catch(failed);
    });
  const wanted = [
    ...readers.map(
      ({ path, cookies }) =>
        () =>
          connect(path, cookies ?? "", true),
    ),
    ...deaf.map((path) => () => connect(path, "", false)),
  ];
  for (let at = 0; at < wanted.length; at += 100) await Promise.all(wanted.slice(at, at + 100).map((open) => open()));
  const reading = () => all.filter(({ reads, open }) => reads && open).length;
  return {
    begin: () => {
      toldNow = 0;
      for (const one of all) one.told = false;
    },
    told: async (ms) => {
      const all = readers.length;
      if (toldNow < all)
        await new Promise<void>((done) => {
          const late = setTimeout(done, ms);
          enough = () => {
            if (toldNow < all) return;
            clearTimeout(late);
            done();
          };
        });
      enough = () => {};
      return toldNow;
    },
    get size() {
      return size;
    },
    get open() {
      return reading();
    },
    get letGo() {
      return all.filter(({ reads, open }) => !reads && !open).length;
    },
    close: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
}
