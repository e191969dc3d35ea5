import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { listDiary } from "#db/diary.ts";
import { addPerson, changeRoles, disablePerson, enablePerson, listPeople, resetPassword } from "#db/people.ts";
import { desk } from "#db/process.ts";
import { authors, people, sessions } from "#db/schema.ts";
import { findSessionById, openSession } from "#db/sessions.ts";
import { openByPassword } from "#db/sign-in.ts";
import { noticeChannel, transact } from "#db/transact.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { openDatabase } from "../database.ts";
import { disable, makeActor } from "../factories.ts";
import { refused } from "../refusals.ts";

const database = await openDatabase();
const notices: string[] = [];
await database.desk.listen(noticeChannel, (payload) => void notices.push(payload));

const layla = { name: "Layla Haddad", email: " Layla@Example.test ", roles: ["editor", "reporter"] as Actor["roles"] };

/** Everybody who is an administrator until now is one no more, so that a test knows who the last one is. */
async function makeOnlyAdministrator(): Promise<Actor> {
  await desk()
    .update(people)
    .set({ roles: ["reporter"] });
  return makeActor({ roles: ["admin"] });
}

async function rolesOf(id: number): Promise<string[]> {
  const [row] = await desk().select().from(people).where(eq(people.id, id));
  return row?.roles ?? [];
}

/** Waits for the word to every process that this person's sockets must go. */
async function heard({ id }: Actor): Promise<void> {
  const word = JSON.stringify({ kind: "person", personId: id });
  for (let turn = 0; turn < 200 && !notices.includes(word); turn += 1) await sleep(20);
  assert.ok(notices.includes(word), notices.join());
}

/** Waits until so many others in this database wait for a row. */
async function waitForLocks(count: number): Promise<void> {
  const waiting = () => database.desk<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  for (let turn = 0; turn < 200 && (await waiting()).length < count; turn += 1) await sleep(20);
  assert.equal((await waiting()).length, count);
}

suite("staff", () => {
  test("an administrator adds a person, who signs in with the one-time password and has a byline", async () => {
    const admin = await makeActor({ roles: ["admin"] });
    const { id, oneTimePassword } = await addPerson(admin, layla);
    assert.match(oneTimePassword, /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const session = await findSessionById(
      await openByPassword({ email: "LAYLA@example.test", password: oneTimePassword, address: "192.0.2.1" }),
    );
    assert.equal(session?.actor.id, id);
    assert.equal(session?.mustChangePassword, true);
    assert.deepEqual(session?.actor.roles, ["reporter", "editor"]);
    const [author] = await desk().select().from(authors).where(eq(authors.personId, id));
    assert.equal(author?.nameAr, "Layla Haddad");
    assert.equal(author?.slug, "layla-haddad");
  });

  test("a namesake gets an address of their own; nobody gets another's email", async () => {
    const admin = await makeActor({ roles: ["admin"] });
    const { id } = await addPerson(admin, { ...layla, email: "namesake@example.test" });
    const [author] = await desk().select().from(authors).where(eq(authors.personId, id));
    assert.equal(author?.slug, `layla-haddad-${id}`);
    await refused(addPerson(admin, { ...layla, email: "NAMESAKE@example.test" }), "emailTaken");
    await refused(addPerson(admin, { ...layla, email: "third@example.test", roles: [] }), "rolesMissing");
    const { id: arabic } = await addPerson(admin, { ...layla, name: "ليلى حدّاد", email: "arabic@example.test" });
    const [written] = await desk().select().from(authors).where(eq(authors.personId, arabic));
    assert.equal(written?.slug, "ليلى-حداد");
  });

  test("a disabled person is out at once, everywhere, and open sockets are told", async () => {
    const admin = await makeActor({ roles: ["admin"] });
    const person = await makeActor();
    const sessionId = await transact((tx) => openSession(tx, person.id));
    assert.equal((await findSessionById(sessionId))?.actor.id, person.id);
    await disablePerson(admin, person.id);
    assert.equal(await findSessionById(sessionId), null);
    await heard(person);
    await enablePerson(admin, person.id);
    assert.equal(await findSessionById(sessionId), null, "the old session does not come back to life");
    const lines = (await listDiary(admin, { personId: person.id })).lines.map((line) => line.deed);
    assert.deepEqual(lines, ["staff.enable", "staff.disable"]);
  });

  test("a session of a disabled row counts for nothing even while the row is there", async () => {
    const person = await makeActor();
    const sessionId = await transact((tx) => openSession(tx, person.id));
    await disable(person);
    assert.equal(await findSessionById(sessionId), null);
  });

  test("changed roles count from the next request, and sockets are told", async () => {
    const admin = await makeActor({ roles: ["admin"] });
    const person = await makeActor();
    const sessionId = await transact((tx) => openSession(tx, person.id));
    await changeRoles(admin, person.id, ["chief", "editor"]);
    assert.deepEqual((await findSessionById(sessionId))?.actor.roles, ["editor", "chief"]);
    await heard(person);
    await refused(changeRoles(admin, person.id, []), "rolesMissing");
    await refused(changeRoles(admin, 999_999, ["editor"]), "notFound");
  });

  test("the last administrator can be neither demoted nor disabled", async () => {
    const admin = await makeOnlyAdministrator();
    await refused(changeRoles(admin, admin.id, ["editor"]), "lastAdministrator");
    await refused(disablePerson(admin, admin.id), "lastAdministrator");
    const off = await makeActor({ roles: ["admin"] });
    await disable(off);
    await refused(disablePerson(admin, admin.id), "lastAdministrator");
    await makeActor({ roles: ["admin"] });
    await changeRoles(admin, admin.id, ["editor"]);
    assert.deepEqual(await rolesOf(admin.id), ["editor"]);
  });

  test("of administrators who demote and disable one another at the same moment, one stays", async () => {
    const one = await makeOnlyAdministrator();
    const other = await makeActor({ roles: ["admin"] });
    const deeds: Promise<unknown>[] = [];
    await database.desk.begin(async (sql) => {
      await sql`select id from people for update`; // both deeds wait here, and go on together
      deeds.push(changeRoles(one, other.id, ["reporter"]), disablePerson(other, one.id));
      await waitForLocks(2);
    });
    const reasons = (await Promise.allSettled(deeds)).map((deed) =>
      deed.status === "rejected" ? String(deed.reason) : "done",
    );
    assert.deepEqual(reasons.toSorted(), ["Error: lastAdministrator", "done"]);
  });

  test("a reset password ends the person's sessions and must be changed", async () => {
    const admin = await makeActor({ roles: ["admin"] });
    const person = await makeActor();
    const sessionId = await transact((tx) => openSession(tx, person.id));
    const { oneTimePassword } = await resetPassword(admin, person.id);
    assert.equal(await findSessionById(sessionId), null);
    const next = await openByPassword({ email: person.email, password: oneTimePassword, address: "192.0.2.9" });
    assert.equal((await findSessionById(next))?.mustChangePassword, true);
    const [row] = await desk().select().from(sessions).where(eq(sessions.personId, person.id));
    assert.ok(row && !next.includes(row.id) && row.id !== next, "the table keeps only a hash of the session's id");
  });

  test("nobody but an administrator sees or changes staff", async () => {
    for (const role of ["reporter", "editor", "chief"] as const) {
      const actor = await makeActor({ roles: [role] });
      const person = await makeActor();
      await refused(listPeople(actor), "forbidden");
      await refused(addPerson(actor, { ...layla, email: `${role}@example.test` }), "forbidden");
      await refused(changeRoles(actor, person.id, ["admin"]), "forbidden");
      await refused(changeRoles(actor, actor.id, ["admin"]), "forbidden");
      await refused(disablePerson(actor, person.id), "forbidden");
      await refused(enablePerson(actor, person.id), "forbidden");
      await refused(resetPassword(actor, person.id), "forbidden");
      assert.deepEqual(await rolesOf(person.id), ["reporter"]);
    }
  });
});
