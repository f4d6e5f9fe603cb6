import type { Config } from "./config.ts";
import { printJobs } from "./kiosk/jobs.ts";
import { inboxChannel } from "./messaging/channels/inbox.ts";
import { resendChannel } from "./messaging/channels/resend.ts";
import { smtpChannel } from "./messaging/channels/smtp.ts";
import type { Channel } from "./messaging/delivery.ts";
import { messagingJobs } from "./messaging/jobs.ts";
import type { Elapsed } from "./platform/clock.ts";
import { emptyLog, type Store } from "./platform/database.ts";
import type { Language } from "./platform/language.ts";
import type { Log } from "./platform/log.ts";
import type { Job } from "./platform/scheduler.ts";
import type { Works } from "./platform/work.ts";
import { queueJobs } from "./queue/jobs.ts";
import { reservationJobs } from "./reservations/jobs.ts";
import type { MailSetting } from "./transport-settings.ts";
import type { Catalogue } from "./wording/catalogue.ts";
import { keepPaper } from "./printing/tray.ts";

type Catalogues = Readonly<Record<Language, Catalogue>>;

/** Everything time makes happen, in the order it should: first what is true by the clock, then what follows from it. */
export function jobsOf(needs: {
  works: Works;
  store: Store;
  log: Log;
  config: Config;
  catalogues: Catalogues;
  elapsed: () => Elapsed;
}): Job[] {
  const { works, store, log, config, catalogues, elapsed } = needs;
  const inbox = inboxChannel();
  const email = config.mail === null ? inbox : mailChannel(config.mail);
  const jobs = [
    ...reservationJobs(works),
    ...queueJobs(works),
    ...messagingJobs({ works, channels: { email, sms: inbox }, log, random: Math.random, elapsed }),
    ...printJobs({
      works,
      log,
      catalogues,
      tray: (paper) => ({ receive: (bytes) => works.write((work) => keepPaper(work, paper, bytes)) }),
    }),
  ];
  return jobs.map((job) => (job.destructive ? thenEmptyLog(job, store) : job));
}

function mailChannel(setting: MailSetting): Channel {
  switch (setting.by) {
    case "resend":
      return resendChannel(setting);
    case "smtp":
      return smtpChannel(setting);
  }
}

/** What was erased must be gone from the write-ahead log too (P1); a reader in the way makes it wait for the next round. */
function thenEmptyLog(job: Job, store: Store): Job {
  let owed = false;
  return {
    ...job,
    run: async () => {
      const erased = await job.run();
      owed ||= erased > 0;
      if (owed && (await emptyLog(store))) owed = false;
      return erased;
    },
  };
}
