import { isPin, PASSWORD_LEAST } from "../office/people.ts";
import { PRESETS, type Preset } from "../office/presets.ts";
import { ROLES, type Fields, type Role } from "../platform/http.ts";
import type { Catalogue } from "../wording/catalogue.ts";

type Words = Catalogue["admin"];

/** A form field that was not understood: which one, and what to do about it. */
export interface FieldError {
  readonly field: string;
  readonly says: string;
}

export interface NewPerson {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly login: string;
  readonly password: string;
  readonly pin: string;
}

/** Somebody to be added: a PIN for a counter, a login and password for the administration, or both. */
export function readPerson(form: Fields, t: Words): { person: NewPerson } | { errors: FieldError[] } {
  const person: NewPerson = {
    name: form.text("name").trim().slice(0, 80),
    roles: ROLES.filter((role) => form.all("role").includes(role)),
    login: form.text("login").trim().toLowerCase().slice(0, 80),
    password: form.text("password"),
    pin: form.text("pin").trim(),
  };
  const errors: FieldError[] = [];
  if (person.name === "") errors.push({ field: "name", says: t.needName });
  if (person.roles.length === 0) errors.push({ field: "role", says: t.needRole });
  if (person.pin !== "" && !isPin(person.pin)) errors.push({ field: "pin", says: t.needPin });
  if (person.pin === "" && person.login === "") errors.push({ field: "pin", says: t.needPin });
  if (person.login !== "") errors.push(...secretErrors(person.login, person.password, t));
  return errors.length > 0 ? { errors } : { person };
}

export interface SetUp {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly begin:
    | { readonly with: "empty" }
    | { readonly with: "preset"; readonly town: Preset }
    | { readonly with: "file"; readonly text: string };
}

export function readSetUp(form: Fields, t: Words): { setUp: SetUp } | { errors: FieldError[] } {
  const name = form.text("name").trim().slice(0, 80);
  const login = form.text("login").trim().toLowerCase().slice(0, 80);
  const password = form.text("password");
  const errors = [...(name === "" ? [{ field: "name", says: t.needName }] : []), ...secretErrors(login, password, t)];
  if (errors.length > 0) return { errors };
  const asked = form.text("begin");
  const town = PRESETS.find((preset) => preset === asked);
  if (town !== undefined)
    return {
      setUp: { name, login, password, begin: { with: "preset", town } },
    };
  if (asked === "file")
    return {
      setUp: {
        name,
        login,
        password,
        begin: { with: "file", text: form.text("file") },
      },
    };
  return { setUp: { name, login, password, begin: { with: "empty" } } };
}

function secretErrors(login: string, password: string, t: Words): FieldError[] {
  const errors: FieldError[] = [];
  if (login.length < 3) errors.push({ field: "login", says: t.needLogin });
  if (password.length < PASSWORD_LEAST) errors.push({ field: "password", says: t.needPassword });
  return errors;
}
