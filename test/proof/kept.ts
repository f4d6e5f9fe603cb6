import type { Topic } from "../../src/booking/privacy.ts";
import type { Schema } from "../../src/schema.ts";

/** Where anything about a citizen is kept, by table and column, with what the notice says it under; every other column is `NAMELESS` or `STAFF`. */
export const PERSONAL: { readonly [Table in keyof Schema]?: Partial<Record<keyof Schema[Table] & string, Topic>> } = {
  client: {
    name: "booking",
    company: "booking",
    email: "booking",
    phone: "booking",
    answers: "booking",
    note: "booking",
    contact_hash: "booking",
    phone_hash: "booking",
  },
  reservation: { code: "booking", code_hash: "booking" },
  link: { token_hash: "booking" },
  one_time_code: { code_hash: "booking" },
  sent_form: { form_hash: "booking" },
  message: { recipient: "booking", subject: "booking", body: "booking", parts: "booking" },
  waiting_wish: { name: "waiting", email: "waiting", phone: "waiting", token_hash: "waiting" },
  near_wish: { recipient: "near" },
  ticket_note: { note: "notes" },
  thread: { phone: "texts" },
  arrival_sms: { sender: "texts", body: "texts", text: "texts" },
  answer_said: { phone_hash: "texts" },
};

/** About the people who work in the office, whom this notice does not speak to. */
export const STAFF: Readonly<Record<string, string>> = {
  staff: "id name roles login password_hash pin_hash created_at revoked_at",
  session: "token_hash staff_id desk created_at used_at ended_at",
  event: "staff_id",
  counter_state: "staff_id",
};

/** The house's own words and numbers, and what is left of a visit without a name. */
export const NAMELESS: Readonly<Record<string, string>> = {
  migration: "*",
  installation: "*",
  office: "*",
  location: "*",
  agenda: "*",
  service: "*",
  plan: "*",
  counter: "*",
  fixture: "*",
  device: "*",
  outage: "*",
  event: "number at kind location_id service_id counter_id ticket_id reservation_id detail",
  reservation:
    "id state version plan_id service_id location_id day starts_at persons language source created_at confirm_by confirmed_at window_from window_to arrived_at ended_at remind_at erase_at number further_numbers further_services mails sequence",
  place: "plan_id starts_at place places reservation_id",
  client: "reservation_id",
  waiting_wish: "id service_id location_id day language joined_at erase_at",
  link: "reservation_id purpose expires_at",
  one_time_code: "reservation_id tries",
  sent_form: "reservation_id sent_at",
  number: "location_id day label series running",
  ticket:
    "id state version location_id day number service_id further_services reservation_id source class_id class_reason persons language issued_at due_at slot_at not_before front for_counter_id counter_id calls called_at serving_at ended_at recall_counter_id recall_ready outcome token_hash",
  ticket_note: "ticket_id erase_at",
  ticket_link: "token_hash ticket_id",
  counter_state: "counter_id state since services",
  deed: "counter_id event done_at kind undo",
  closed_day: "location_id day closed_at",
  issuing_stop: "location_id service_id day text",
  touch: "token_hash ticket_id at",
  print_job: "id kiosk_id ticket_id state created_at ended_at fault link handed_at",
  printer_state: "*",
  printer_key: "*",
  tray_paper: "id kiosk_id number link bytes printed_at",
  learned: "*",
  told: "ticket_id location_id told_at from_minutes to_minutes",
  near_wish: "ticket_id location_id before channel language told_at dropped",
  message:
    "id state kind channel lane reservation_id ticket_id created_at due_at not_after attempts claimed_at transport reference failure sent_at ended_at told_at erase_at",
  early_receipt: "transport reference state received_at",
  transport_state: "*",
  sending_pause: "*",
  thread: "id sender last_at",
  arrival_sms:
    "id thread_id state transport provider_id sent_to sent_at received_at due_at part_reference part_index part_of is_whole first_id reason answer reservation_id erase_at",
  answer_said: "kind at",
  erased_now: "at",
};
