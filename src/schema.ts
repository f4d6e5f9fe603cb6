import type { Generated } from "kysely";

/**
 * Every table on one page, as `migrations/` makes them. Instants are UTC milliseconds, days `YYYY-MM-DD` (T1); columns that
 * say `json_valid` in the migration hold JSON text. What a column means stands beside it there.
 */
export interface Schema {
  installation: InstallationTable;
  office: OfficeTable;
  location: LocationTable;
  agenda: AgendaTable;
  service: ServiceTable;
  plan: PlanTable;
  counter: CounterTable;
  fixture: FixtureTable;
  staff: StaffTable;
  session: SessionTable;
  device: DeviceTable;
  outage: OutageTable;
  event: EventTable;
  reservation: ReservationTable;
  place: PlaceTable;
  client: ClientTable;
  waiting_wish: WaitingWishTable;
  link: LinkTable;
  one_time_code: OneTimeCodeTable;
  sent_form: SentFormTable;
  number: NumberTable;
  ticket: TicketTable;
  ticket_note: TicketNoteTable;
  counter_state: CounterStateTable;
  deed: DeedTable;
  closed_day: ClosedDayTable;
  issuing_stop: IssuingStopTable;
  learned: LearnedTable;
  told: ToldTable;
  near_wish: NearWishTable;
  touch: TouchTable;
  print_job: PrintJobTable;
  printer_state: PrinterStateTable;
  printer_key: PrinterKeyTable;
  ticket_link: TicketLinkTable;
  message: MessageTable;
  early_receipt: EarlyReceiptTable;
  transport_state: TransportStateTable;
  sending_pause: SendingPauseTable;
  thread: ThreadTable;
  arrival_sms: ArrivalSmsTable;
  answer_said: AnswerSaidTable;
  erased_now: ErasedNowTable;
  tray_paper: TrayPaperTable;
}

export interface InstallationTable {
  only: number;
  mode: "trial" | "real";
  key: string;
  created_at: number;
  setup_token_hash: string | null;
  clock_offset: Generated<number>;
  clock_stopped_at: number | null;
}

export interface OfficeTable {
  only: number;
  version: number;
  settings: string;
}

export interface LocationTable {
  id: string;
  position: number;
  retired_at: number | null;
  settings: string;
}

export interface AgendaTable {
  id: string;
  position: number;
  retired_at: number | null;
  settings: string;
}

export interface ServiceTable {
  id: string;
  position: number;
  retired_at: number | null;
  settings: string;
}

export interface PlanTable {
  id: string;
  position: number;
  retired_at: number | null;
  location_id: string;
  settings: string;
}

export interface CounterTable {
  id: string;
  position: number;
  retired_at: number | null;
  location_id: string;
  settings: string;
}

export interface FixtureTable {
  id: string;
  position: number;
  retired_at: number | null;
  kind: "kiosk" | "board" | "display";
  location_id: string;
  settings: string;
  mute_since: number | null;
}

export interface StaffTable {
  id: string;
  name: string;
  roles: string;
  login: string | null;
  password_hash: string | null;
  pin_hash: string | null;
  created_at: number;
  revoked_at: number | null;
}

export interface SessionTable {
  token_hash: string;
  staff_id: string;
  desk: "counter" | "admin";
  created_at: number;
  used_at: number;
  ended_at: number | null;
}

export interface DeviceTable {
  id: string;
  fixture_id: string;
  token_hash: string;
  enrolled_at: number;
  revoked_at: number | null;
}

export interface OutageTable {
  began_at: number;
  ended_at: number;
}

export interface EventTable {
  number: Generated<number>;
  at: number;
  kind: string;
  location_id: string | null;
  service_id: string | null;
  counter_id: string | null;
  ticket_id: string | null;
  reservation_id: string | null;
  staff_id: string | null;
  detail: Generated<string>;
}

export interface ReservationTable {
  id: string;
  state:
    | "pending"
    | "confirmed"
    | "due"
    | "arrived"
    | "served"
    | "missed"
    | "withdrawn"
    | "unserved"
    | "expired"
    | "cancelled"
    | "lapsed";
  version: Generated<number>;
  plan_id: string;
  service_id: string;
  location_id: string;
  day: string;
  starts_at: number;
  persons: Generated<number>;
  language: "cs" | "pl" | "en" | "uk";
  source: "web" | "staff" | "sms";
  created_at: number;
  confirm_by: number | null;
  confirmed_at: number | null;
  window_from: number | null;
  window_to: number | null;
  arrived_at: number | null;
  ended_at: number | null;
  remind_at: number | null;
  erase_at: number | null;
  number: string | null;
  /** JSON array of labels. */
  further_numbers: Generated<string>;
  /** JSON array of service ids. */
  further_services: Generated<string>;
  code: string | null;
  code_hash: string | null;
  mails: Generated<number>;
  sequence: Generated<number>;
}

export interface PlaceTable {
  plan_id: string;
  starts_at: number;
  place: number;
  places: number;
  reservation_id: string;
}

export interface ClientTable {
  reservation_id: string;
  name: string | null;
  company: string | null;
  email: string | null;
  phone: string | null;
  answers: Generated<string>;
  note: string | null;
  contact_hash: string | null;
  phone_hash: string | null;
}

export interface WaitingWishTable {
  id: Generated<number>;
  service_id: string;
  location_id: string;
  day: string;
  language: "cs" | "pl" | "en" | "uk";
  name: string;
  email: string;
  phone: string;
  joined_at: number;
  token_hash: string;
  erase_at: number;
}

export interface LinkTable {
  token_hash: string;
  reservation_id: string;
  purpose: "held" | "confirm" | "cancel" | "show" | "move";
  expires_at: number;
}

export interface OneTimeCodeTable {
  reservation_id: string;
  code_hash: string;
  tries: Generated<number>;
}

export interface SentFormTable {
  form_hash: string;
  reservation_id: string;
  sent_at: number;
}

export interface NumberTable {
  location_id: string;
  day: string;
  label: string;
  series: string;
  running: number;
}

export interface TicketTable {
  id: string;
  state: "waiting" | "called" | "serving" | "parked" | "served" | "missed" | "withdrawn" | "unserved";
  version: Generated<number>;
  location_id: string;
  day: string;
  number: string;
  service_id: string;
  /** JSON array of service ids. */
  further_services: Generated<string>;
  reservation_id: string | null;
  source: "kiosk" | "phone" | "clerk" | "reservation";
  class_id: string | null;
  class_reason: string | null;
  persons: Generated<number>;
  language: "cs" | "pl" | "en" | "uk";
  issued_at: number;
  due_at: number;
  slot_at: number | null;
  not_before: number | null;
  front: Generated<0 | 1>;
  for_counter_id: string | null;
  counter_id: string | null;
  calls: Generated<number>;
  called_at: number | null;
  serving_at: number | null;
  ended_at: number | null;
  recall_counter_id: string | null;
  recall_ready: Generated<0 | 1>;
  outcome: string | null;
  token_hash: string;
}

export interface TicketNoteTable {
  ticket_id: string;
  note: string;
  erase_at: number;
}

export interface CounterStateTable {
  counter_id: string;
  state: "open" | "paused" | "closed";
  staff_id: string | null;
  since: number;
  services: string | null;
}

export interface DeedTable {
  counter_id: string;
  event: number;
  done_at: number;
  kind: string;
  undo: string;
}

export interface ClosedDayTable {
  location_id: string;
  day: string;
  closed_at: number;
}

export interface IssuingStopTable {
  location_id: string;
  service_id: Generated<string>;
  day: string;
  text: string;
}

export interface TouchTable {
  token_hash: string;
  ticket_id: string;
  at: number;
}

export interface PrintJobTable {
  id: string;
  kiosk_id: string;
  ticket_id: string;
  state: "queued" | "printing" | "printed" | "dropped" | "cut-off";
  created_at: number;
  ended_at: number | null;
  fault: string | null;
  link: string | null;
  handed_at: number | null;
}

export interface PrinterKeyTable {
  kiosk_id: string;
  key_hash: string;
  made_at: number;
}

export interface TicketLinkTable {
  token_hash: string;
  ticket_id: string;
}

export interface PrinterStateTable {
  kiosk_id: string;
  fault: string | null;
  since: number;
}

export interface MessageTable {
  id: string;
  state: "queued" | "claimed" | "accepted" | "delivered" | "failed" | "expired" | "cancelled" | "unknown";
  kind: string;
  channel: "email" | "sms";
  lane: number;
  recipient: string | null;
  subject: string | null;
  body: string | null;
  parts: string | null;
  reservation_id: string | null;
  ticket_id: string | null;
  created_at: number;
  due_at: number;
  not_after: number;
  attempts: Generated<number>;
  claimed_at: number | null;
  transport: string | null;
  reference: string | null;
  failure: string | null;
  sent_at: number | null;
  ended_at: number | null;
  told_at: number | null;
  erase_at: number;
}

export interface EarlyReceiptTable {
  transport: string;
  reference: string;
  state: "sent" | "delivered" | "failed";
  received_at: number;
}

export interface TransportStateTable {
  transport: string;
  state: "ok" | "degraded" | "down";
  reason: string | null;
  since: number;
  paused_until: number | null;
  last_heard: number | null;
  signal: number | null;
  waiting: number | null;
  holds_erased_since: Generated<number | null>;
}

export interface SendingPauseTable {
  only: 1;
  reason: "restored" | "staff";
  since: number;
}

export interface ThreadTable {
  id: string;
  phone: string;
  sender: "mobile" | "other" | "short" | "name" | "own" | "unreadable";
  last_at: number;
}

export interface ArrivalSmsTable {
  id: string;
  thread_id: string;
  state: "joining" | "part" | "repeat" | "new" | "answered" | "staff" | "done" | "dropped";
  transport: string;
  provider_id: string | null;
  sender: string;
  body: string;
  text: string | null;
  sent_to: string | null;
  sent_at: number | null;
  received_at: number;
  due_at: number;
  part_reference: string | null;
  part_index: number | null;
  part_of: number | null;
  is_whole: Generated<number>;
  first_id: string | null;
  reason: string | null;
  answer: string | null;
  reservation_id: string | null;
  erase_at: number;
}

export interface ErasedNowTable {
  at: number;
}

export interface AnswerSaidTable {
  phone_hash: string;
  kind: string;
  at: number;
}

export interface TrayPaperTable {
  id: Generated<number>;
  kiosk_id: string;
  number: string;
  link: string;
  bytes: Uint8Array;
  printed_at: number;
}

export interface LearnedTable {
  location_id: string;
  service_id: string;
  day: string;
  hour: number;
  visits: number;
  sum: number;
  squares: number;
  absent: number;
}

export interface NearWishTable {
  ticket_id: string;
  location_id: string;
  before: number;
  channel: "email" | "sms";
  recipient: string | null;
  language: "cs" | "pl" | "en" | "uk";
  told_at: number | null;
  dropped: Generated<0 | 1>;
}

export interface ToldTable {
  ticket_id: string;
  location_id: string;
  told_at: number;
  from_minutes: number;
  to_minutes: number;
}
