import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { desk, getProcess, setProcess } from "#db/process.ts";
import { stories } from "#db/published/schema.ts";
import { type Address, parseAddress } from "#newsroom/address.ts";
import { connect } from "#server/database.ts";
import { prepareNext } from "#server/environment.ts";
import { type Framework, startNext } from "#server/next.ts";
import { makeAnswer, makeMissing } from "#server/reader/make.ts";
import { openReader } from "#server/reader.ts";
import { keepSecret } from "#server/secrets.ts";
import { openDatabase } from "../database.ts";

/** What readers' pages ask of the database, on a site of 100,000 stories: counted and explained, never timed. */
type Asked = { query: string; parameters: (string | number | null)[] };

const { url, dataFolder } = await openDatabase();
const asked: Asked[] = [];
const reader = connect(url, {
  max: 4,
  connection: { role: "khabar_reader", default_transaction_read_only: true },
  debug(_connection, query, parameters) {
    if (!query.includes("pg_catalog.pg_type")) asked.push({ query, parameters }); // the driver's own, once a connection
  },
});
setProcess({ ...getProcess(), reader });
const framework: Framework = await (async () => {
  prepareNext(false, keepSecret(dataFolder, "server-actions-key"), "http://localhost:3000");
  return startNext(3000, false);
})();
after(async () => {
  await framework.close();
  await reader.end();
});

before(async () => {
  await desk().execute(sql`
    insert into published.topics select n, 'موضوع ' || n, 'Topic ' || n, 'topic-' || n, 'topic-' || n, '{}', array['old-' || n]
      from generate_series(1, 3000) n`);
  await desk().execute(sql`
    insert into published.authors select n, 'كاتب ' || n, 'Author ' || n, 'author-' || n from generate_series(1, 3000) n`);
  await desk().execute(sql`
    insert into published.pictures select n, 1600, 900,
      jsonb_build_array(jsonb_build_object('width', 640, 'height', 360, 'format', 'webp', 'hash', md5(n::text) || md5(n::text), 'bytes', 900))
      from generate_series(1, 3000) n`);
  await desk().execute(sql`
    insert into published.stories (id, language, section_id, slug, kicker, headline, standfirst, v, body, lead, sources, published_at)
    select n, case when n % 3 = 0 then 'en' else 'ar' end, 1 + n % 6, 'story', '', 'Headline ' || n, '', 1,
      '[{"type":"paragraph","content":[{"type":"text","text":"Words."}]}]',
      jsonb_build_object('pictureId', 1 + n % 3000, 'caption', '', 'credit', '', 'alternative', ''), '[]',
      timestamptz '2020-01-01' + n * interval '10 minutes'
      from generate_series(1, 100000) n`);
  for (const [table, column, spread] of [
    ["story_topics", "topic_id", 3000],
    ["story_authors", "author_id", 3000],
  ] as const) {
    await desk().execute(sql`
      insert into published.${sql.identifier(table)} (story_id, position, ${sql.identifier(column)}, language, published_at)
      select id, 0, case when id % 2 = 0 then 1 else 1 + id % ${sql.raw(String(spread))} end, language, published_at from published.stories`);
  }
  const cards = [5, 6, 7, 8, 9].map((articleId) => ({ type: "relatedStory", attrs: { articleId } }));
  await desk().execute(sql`update published.stories set body = ${JSON.stringify(cards)}::jsonb where id = ${last - 6}`);
  await desk().execute(sql`insert into published.story_pictures select id, 1 + id % 3000 from published.stories`);
  await desk().execute(sql`
    insert into published.killed select n, 'en', 1, 'story', '', now() from generate_series(200001, 203000) n`);
  await desk().execute(sql`analyze`);
});

const last = 99_996; // of the English stories, and of the first section
const cursor = async () => {
  const [row] = await desk().select({ at: stories.publishedAt }).from(stories).where(sql`id = 50001`);
  return `${row?.at.getTime()}-50001`;
};

/** What one answer asked. */
async function ask(target: string): Promise<{ status: number | null; queries: Asked[] }> {
  const parsed = parseAddress(target);
  assert.equal(parsed.kind, "found", target);
  const address: Address | null = parsed.kind === "found" ? parsed.address : null;
  assert.ok(address);
  asked.length = 0;
  const answer = await makeAnswer(address, framework.render);
  return { status: answer?.status ?? null, queries: [...asked] };
}

/** The most queries that each may cost, and whether it may render. */
const budgets: [string, string | (() => Promise<string>), number, number | null][] = [
  ["a story", `/en/news/story-${last}`, 6, 200],
  ["a story that shows five others", `/en/news/story-${last - 6}`, 7, 200],
  ["the front with a strip a section", "/", 3, 200],
  ["a section", "/en/news", 10, 200],
  ["a later page of a section", async () => `/en/news?before=${await cursor()}`, 10, 200],
  ["everything, later", async () => `/en/latest?before=${await cursor()}`, 10, 200],
  ["a topic that half of all stories have", "/en/topics/topic-1", 10, 200],
  ["a topic that few have", async () => `/en/topics/topic-2?before=${await cursor()}`, 10, 200],
  ["an author of half of all stories", "/en/authors/author-1", 10, 200],
  ["a feed", "/en/feed.xml", 6, 200],
  ["a wrong slug", `/en/news/other-${last}`, 1, 308],
  ["a short address", `/s/${last}`, 1, 308],
  ["a story that is not there", "/s/2000000", 1, null],
  ["a section that is not there", "/en/nowhere", 1, null],
  ["a topic's former address", "/en/topics/old-7", 1, 308],
  ["a topic that is not there", "/en/topics/nowhere", 1, null],
  ["a cursor between stories", "/en/latest?before=1600000000000-7", 1, 308],
];

for (const [what, target, most, status] of budgets) {
  test(`${what} costs at most ${most} queries, none of which reads a table from end to end`, async () => {
    const answer = await ask(typeof target === "string" ? target : await target());
    assert.equal(answer.status, status);
    assert.ok(answer.queries.length > 0, "they are counted");
    assert.ok(answer.queries.length <= most, `${answer.queries.length}: ${answer.queries.map(({ query }) => query)}`);
    for (const query of answer.queries) assert.deepEqual(await findScans(query), [], query.query);
  });
}

test("the page for what is not there costs one query, and robots.txt none", async () => {
  asked.length = 0;
  await makeMissing("en", framework.render);
  assert.equal(asked.length, 1);
  assert.deepEqual((await ask("/robots.txt")).queries, []);
});

test("a page that is kept costs none", async () => {
  const kept = await openReader({
    next: framework.render,
    connect: () => connect(url, { max: 1 }),
    isDevelopment: false,
  });
  const server = createServer((request, response) => {
    if (!kept.sendKept(request, response)) void kept.answer(request, response);
  });
  try {
    await once(server.listen(0, "localhost"), "listening");
    const bound = server.address();
    const get = () => fetch(`http://localhost:${typeof bound === "object" && bound?.port}/en`);
    assert.equal((await get()).headers.get("x-khabar-cache"), "miss");
    asked.length = 0;
    assert.equal((await get()).headers.get("x-khabar-cache"), "hit");
    assert.deepEqual(asked, []);
  } finally {
    server.close();
    await kept.close();
  }
});

const node = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  get Plans() {
    return z.array(node).optional();
  },
});
type Node = z.infer<typeof node>;
const plan = z.array(z.object({ "QUERY PLAN": z.array(z.object({ Plan: node })) }));

const small = new Set(["settings", "sections"]); // a handful of rows, whatever the number of stories

async function findScans({ query, parameters }: Asked): Promise<string[]> {
  const rows = plan.parse(await getProcess().desk.unsafe(`explain (format json) ${query}`, parameters));
  const nodes = rows.flatMap((row) => row["QUERY PLAN"]).flatMap(({ Plan }) => walkPlan(Plan));
  return nodes
    .filter((one) => one["Node Type"] === "Seq Scan" && !small.has(one["Relation Name"] ?? ""))
    .map((one) => one["Relation Name"] ?? "");
}

function walkPlan(one: Node): Node[] {
  return [one, ...(one.Plans ?? []).flatMap(walkPlan)];
}
