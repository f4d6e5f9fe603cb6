import { expect, test } from "bun:test";
import { readBytes } from "../../src/platform/body.ts";

const posted = (start: (to: ReadableStreamDefaultController<Uint8Array>) => void): Request =>
  new Request("http://lhota.example/", { method: "POST", body: new ReadableStream({ start }) });
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

test("L6 a body that comes to its end is read as it is", async () => {
  const whole = posted((to) => {
    to.enqueue(text("sms_text="));
    to.enqueue(text("*P Novak"));
    to.close();
  });
  expect(new TextDecoder().decode(await readBytes(whole))).toBe("sms_text=*P Novak");
});

test("L6 a body that is late or cut off is not taken for a shorter one", async () => {
  const late = posted((to) => to.enqueue(text("sms_text=*P")));
  await expect(readBytes(late, 1000, 20)).rejects.toMatchObject({ kind: "not-understood" });
  const cut = posted((to) => {
    to.enqueue(text("sms_text=*P"));
    to.error(new Error("gone"));
  });
  await expect(readBytes(cut)).rejects.toMatchObject({ kind: "not-understood" });
});

test("L6 a body that is too long is not read on", async () => {
  const long = posted((to) => to.enqueue(text("x".repeat(1001))));
  await expect(readBytes(long, 1000)).rejects.toMatchObject({ kind: "not-understood", key: "tooLarge" });
});
