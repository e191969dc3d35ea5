import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { publishArticle, submitArticle } from "#db/deeds.ts";
import { desk } from "#db/process.ts";
import { revisions } from "#db/schema.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle } from "../factories.ts";
import { runServer } from "./run-server.ts";
import { headlineIn, openWriter, seenBy, type, until, untilState } from "./writer.ts";

const { url: database } = await openDatabase();
const servers = await Promise.all([runServer({ database }), runServer({ database })]);
after(() => Promise.all(servers.map((server) => server.stop())));
const [here, there] = servers;

test("two whole servers, both typed into, submitted from one and published from the other, hold every letter once", async () => {
  const nour = await makeActor();
  const karim = await makeActor({ roles: ["editor"] });
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const one = await openWriter(here, nour, id);
  const two = await openWriter(there, karim, id);
  await untilState(one, "saved");
  await untilState(two, "saved");
  for (let key = 0; key < 10; key += 1) {
    type(one, "headline", "a");
    type(two, "headline", "b");
    await until(() => one.view.state === "saved" && two.view.state === "saved", "both are saved");
  }
  const isWhole = (headline: string) =>
    /^Harbour[ab]{20}$/.test(headline) && headline.replaceAll("b", "").endsWith("aaaaaaaaaa");
  await until(() => isWhole(headlineIn(one)) && isWhole(headlineIn(two)), "both see all");
  const written = headlineIn(one);
  assert.equal(headlineIn(two), written);

  assert.ok(await one.settle());
  await submitArticle(nour, id, await seenBy(one, id));
  await untilState(one, "readOnly");
  await untilState(two, "saved");
  assert.equal(headlineIn(two), written);
  type(two, "headline", "!");
  assert.ok(await two.settle());
  await publishArticle(karim, id, await seenBy(two, id));
  const rows = await desk().select().from(revisions).where(eq(revisions.articleId, id)).orderBy(revisions.number);
  assert.deepEqual(
    rows.map((row) => row.content.headline),
    [written, `${written}!`],
  );
  await until(() => headlineIn(one) === `${written}!`, "the reporter on the other server sees what went live");
  one.stop();
  two.stop();
});
