import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { changeOwnPassword, closeOtherSessions, listOwnSessions } from "#db/account.ts";
import { hashPassword } from "#db/passwords.ts";
import { desk } from "#db/process.ts";
import { people, signInFailures } from "#db/schema.ts";
import { closeSession, findSession, findSessionById, openSession, sealSession } from "#db/sessions.ts";
import { forgetSignIns, openByPassword } from "#db/sign-in.ts";
import { transact } from "#db/transact.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { openDatabase } from "../database.ts";
import { disable, makeActor } from "../factories.ts";
import { refused } from "../refusals.ts";

await openDatabase();

const password = "three quiet harbours";
const passwordHash = await hashPassword(password);
let nets = 0;

/** Nobody has failed from here yet. */
function freshAddress(): string {
  nets += 1;
  return `203.0.${nets}.7`;
}

async function makePerson(): Promise<Actor> {
  const actor = await makeActor();
  await desk().update(people).set({ passwordHash }).where(eq(people.id, actor.id));
  return actor;
}

const later = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000);

suite("sign-in", () => {
  test("the right password opens a session, whatever the case of the email", async () => {
    const person = await makePerson();
    const sessionId = await openByPassword({
      email: ` ${person.email.toUpperCase()} `,
      password,
      address: freshAddress(),
    });
    assert.equal((await findSessionById(sessionId))?.actor.id, person.id);
  });

  test("an unknown email and a wrong password are refused alike, and both are counted", async () => {
    const person = await makePerson();
    for (const email of [person.email, "nobody@example.test", ""]) {
      await refused(openByPassword({ email, password: "wrong", address: freshAddress() }), "wrongPassword");
      const [row] = await desk()
        .select()
        .from(signInFailures)
        .where(eq(signInFailures.key, `account:${email}`));
      assert.equal(row?.failures, 1);
    }
  });

  test("a disabled person hears so only with the right password", async () => {
    const person = await makePerson();
    await disable(person);
    await refused(openByPassword({ email: person.email, password: "wrong", address: freshAddress() }), "wrongPassword");
    await refused(openByPassword({ email: person.email, password, address: freshAddress() }), "disabled");
  });

  test("after five failures an account waits, longer each time, from wherever it is tried; a success clears it", async () => {
    const person = await makePerson();
    const start = new Date();
    const fail = (now: Date) =>
      openByPassword({ email: person.email, password: "wrong", address: freshAddress() }, now);
    for (let guess = 0; guess < 5; guess += 1) await refused(fail(start), "wrongPassword");
    assert.deepEqual(await refused(fail(start), "tooManyAttempts"), { seconds: 5 });
    const right = { email: person.email, password, address: freshAddress() };
    assert.deepEqual(await refused(openByPassword(right, later(start, 2)), "tooManyAttempts"), { seconds: 3 });
    await refused(fail(later(start, 5)), "wrongPassword");
    assert.deepEqual(await refused(fail(later(start, 5)), "tooManyAttempts"), { seconds: 10 });
    await openByPassword(right, later(start, 15));
    await refused(fail(later(start, 16)), "wrongPassword");
  });

  test("the wait never exceeds five minutes, and a day forgets", async () => {
    const person = await makePerson();
    const start = new Date();
    await desk()
      .insert(signInFailures)
      .values({ key: `account:${person.email}`, failures: 500, lastAt: start });
    const attempt = { email: person.email, password: "wrong", address: freshAddress() };
    assert.deepEqual(await refused(openByPassword(attempt, start), "tooManyAttempts"), { seconds: 300 });
    await refused(openByPassword(attempt, later(start, 25 * 60 * 60)), "wrongPassword");
    const [row] = await desk()
      .select()
      .from(signInFailures)
      .where(eq(signInFailures.key, `account:${person.email}`));
    assert.equal(row?.failures, 1);
  });

  test("a network that tries many accounts waits; its neighbour does not; one's own success does not clear it", async () => {
    const person = await makePerson();
    const start = new Date();
    const key = "network:198.51.100.0/24";
    await desk().insert(signInFailures).values({ key, failures: 38, lastAt: start });
    const guess = (email: string, now = start) =>
      openByPassword({ email, password: "wrong", address: "198.51.100.1" }, now);
    await refused(guess("one@example.test"), "wrongPassword");
    await openByPassword({ email: person.email, password, address: "198.51.100.2" }, start);
    await refused(guess("two@example.test"), "wrongPassword");
    const attempt = { email: person.email, password };
    await refused(openByPassword({ ...attempt, address: "198.51.100.200" }, start), "tooManyAttempts");
    await openByPassword({ ...attempt, address: "198.51.101.200" }, start);
  });

  test("what no longer counts is forgotten, what does is kept", async () => {
    const person = await makePerson();
    const now = new Date();
    const sessionId = await transact((tx) => openSession(tx, person.id, now));
    const keys = async () => (await desk().select().from(signInFailures)).map((row) => row.key);
    await refused(openByPassword({ email: "late@example.test", password: "wrong", address: "" }, now), "wrongPassword");
    await forgetSignIns(later(now, 60 * 60));
    assert.ok((await keys()).includes("account:late@example.test"));
    assert.ok(await findSessionById(sessionId, now));
    await forgetSignIns(later(now, 15 * 24 * 60 * 60));
    assert.deepEqual(await keys(), []);
    assert.equal(await findSessionById(sessionId, now), null);
  });

  test("guesses made at the same moment do not pass one another", async () => {
    const person = await makePerson();
    const now = new Date();
    const guesses = Array.from({ length: 30 }, (_, guess) =>
      openByPassword({ email: person.email, password: `guess ${guess}`, address: freshAddress() }, now).catch(
        (error: unknown) => (isRefusal(error) ? error.reason : "fault"),
      ),
    );
    const outcomes = await Promise.all(guesses);
    assert.equal(outcomes.filter((reason) => reason === "wrongPassword").length, 5, outcomes.join());
    assert.equal(outcomes.filter((reason) => reason === "tooManyAttempts").length, 25, outcomes.join());
  });
});

suite("sessions", () => {
  test("the cookie leads to the person; a forged, foreign or absent one to nobody", async () => {
    const person = await makePerson();
    const sessionId = await transact((tx) => openSession(tx, person.id));
    const cookie = await sealSession(sessionId);
    assert.ok(!cookie.includes(sessionId));
    assert.equal((await findSession(cookie))?.actor.id, person.id);
    assert.equal(await findSession(undefined), null);
    assert.equal(await findSession(`${cookie.slice(0, -6)}AAAAAA`), null);
    assert.equal(await findSession(sessionId), null);
    assert.equal(await findSession(await sealSession("guess")), null);
  });

  test("a session that is used lasts; one that is not ends after fourteen days; signing out ends it at once", async () => {
    const person = await makePerson();
    const start = new Date();
    const days = (count: number) => later(start, count * 24 * 60 * 60);
    const sessionId = await transact((tx) => openSession(tx, person.id, start));
    assert.ok(await findSessionById(sessionId, days(13)));
    assert.ok(await findSessionById(sessionId, days(26)), "the use on day 13 made it longer");
    assert.equal(await findSessionById(sessionId, days(41)), null);
    const other = await transact((tx) => openSession(tx, person.id));
    await closeSession(other);
    await closeSession(other);
    assert.equal(await findSessionById(other), null);
  });

  test("one's own password: the old one is asked, a weak or the same one refused, other devices end, this one stays", async () => {
    const person = await makePerson();
    await desk().update(people).set({ mustChangePassword: true }).where(eq(people.id, person.id));
    const here = await openByPassword({ email: person.email, password, address: freshAddress() });
    const there = await openByPassword({ email: person.email, password, address: freshAddress() });
    const session = await findSessionById(here);
    assert.ok(session);
    await refused(changeOwnPassword(session, { current: "wrong", next: "a much better one" }), "currentPasswordWrong");
    assert.deepEqual(
      await refused(changeOwnPassword(session, { current: password, next: "short" }), "passwordTooShort"),
      {
        least: 10,
      },
    );
    await refused(changeOwnPassword(session, { current: password, next: password }), "passwordUnchanged");
    await changeOwnPassword(session, { current: password, next: "كلمة سر طويلة" });
    assert.equal((await findSessionById(here))?.mustChangePassword, false);
    assert.equal(await findSessionById(there), null);
    await refused(openByPassword({ email: person.email, password, address: freshAddress() }), "wrongPassword");
    await openByPassword({ email: person.email, password: "كلمة سر طويلة", address: freshAddress() });
  });

  test("somebody sees where they are signed in, this browser first, and ends all but this one", async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    const open = (who: Actor) => transact((tx) => openSession(tx, who.id));
    const [first, here, others] = [await open(person), await open(person), await open(other)];
    const session = (await findSessionById(first)) ?? assert.fail();
    assert.deepEqual(
      (await listOwnSessions(session)).map((each) => each.isThis),
      [true, false],
    );
    await closeOtherSessions(session);
    assert.deepEqual(
      (await listOwnSessions(session)).map((each) => each.isThis),
      [true],
    );
    assert.equal(await findSessionById(here), null);
    assert.ok((await findSessionById(first)) && (await findSessionById(others)));
  });

  test("the current password cannot be guessed at an open desk: after five failures it waits, a right one starts anew", async () => {
    const person = await makePerson();
    const session = await findSessionById(await transact((tx) => openSession(tx, person.id)));
    assert.ok(session);
    const start = new Date();
    const change = (current: string, now: Date) => changeOwnPassword(session, { current, next: "short" }, now);
    for (let guess = 0; guess < 5; guess += 1) await refused(change(`guess ${guess}`, start), "currentPasswordWrong");
    assert.deepEqual(await refused(change(password, start), "tooManyAttempts"), { seconds: 5 });
    await refused(change(password, later(start, 5)), "passwordTooShort");
    await refused(change("wrong", later(start, 6)), "currentPasswordWrong");
    await openByPassword({ email: person.email, password, address: freshAddress() }, start);
  });

  test("a password that is replaced while it is looked at opens nothing", async () => {
    const person = await makePerson();
    const other = await hashPassword("another one entirely");
    const { outcome } = await transact(async (tx) => {
      await tx.update(people).set({ passwordHash: other }).where(eq(people.id, person.id));
      const opening = openByPassword({ email: person.email, password, address: freshAddress() });
      const outcome = refused(opening, "wrongPassword");
      await sleep(500); // it has looked at the old one and waits for the person
      return { outcome };
    });
    await outcome;
  });
});
