import type { Config } from "./config.ts";
import { printJobs } from "./kiosk/jobs.ts";
import { androidChannel } from "./messaging/channels/android.ts";
import { smsapi } from "./messaging/channels/dialects/smsapi.ts";
import { smsbrana } from "./messaging/channels/dialects/smsbrana.ts";
import { gammuChannel } from "./messaging/channels/gammu.ts";
import { httpSmsChannel } from "./messaging/channels/http-sms.ts";
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
import { smsJobs } from "./sms/jobs.ts";
import type { MailSetting, SmsSetting } from "./transport-settings.ts";
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
  /** The clock on the wall, whatever the office's shows: providers sign with it. */
  wall: () => number;
}): Job[] {
  const { works, store, log, config, catalogues, elapsed, wall } = needs;
  const inbox = inboxChannel();
  const email = config.mail === null ? inbox : mailChannel(config.mail);
  const sms = config.sms === null ? inbox : smsChannel(config.sms, wall);
  const jobs = [
    ...reservationJobs(works),
    ...queueJobs(works),
    ...smsJobs({ works, log }),
    ...messagingJobs({ works, channels: { email, sms }, log, random: Math.random, elapsed }),
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

function smsChannel(setting: SmsSetting, wall: () => number): Channel {
  switch (setting.by) {
    case "gammu":
      return gammuChannel(setting);
    case "smsapi":
      return httpSmsChannel(smsapi(setting));
    case "smsbrana":
      return httpSmsChannel(smsbrana({ ...setting, wall }));
    case "android":
      return androidChannel(setting);
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
