/*
 * Long on purpose: the table of what is expected stands beside the verbs that prove it. It is written from the design, not
 * from the charter, so that a slip in the charter does not slip in here too.
 */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { listArticles } from "#db/article-list.ts";
import { createArticle, getArticle } from "#db/articles.ts";
import { listAuthorRows, listAuthors, setPortrait } from "#db/authors.ts";
import {
  deleteComment,
  editComment,
  moveAnchors,
  openMentions,
  reopenThread,
  replyInThread,
  resolveThread,
} from "#db/comments.ts";
import { listCorrections, withdrawCorrection } from "#db/corrections.ts";
import {
  approveArticle,
  correctArticle,
  killArticle,
  openForReview,
  publishArticle,
  publishChanges,
  recallArticle,
  returnArticle,
  submitArticle,
} from "#db/deeds.ts";
import { listDiary, listDiaryFilters } from "#db/diary.ts";
import { readDraft } from "#db/drafts.ts";
import { changeFacts, changeStaff, listColleagues, listSections, readFacts } from "#db/facts.ts";
import { keepPauses } from "#db/pauses.ts";
import { addPerson, changeRoles, disablePerson, enablePerson, listPeople, resetPassword } from "#db/people.ts";
import { keepPicture, listPictures, readPicture } from "#db/pictures.ts";
import { createPreviewLink, revokePreviewLink } from "#db/preview-links.ts";
import { desk } from "#db/process.ts";
import { restoreRevision } from "#db/restore.ts";
import { articleCorrections, articleStaff, articles, authors, comments } from "#db/schema.ts";
import { addSection, changeSection, changeSettings, endWelcome, moveSection, setLogo } from "#db/settings.ts";
import { addTopic, createTopic, listTopicRows, listTopics, mergeTopic, removeTopic, renameTopic } from "#db/topics.ts";
import {
  type Actor,
  type ArticleFacts,
  can,
  charter,
  type Permission,
  type Role,
  roles,
} from "#newsroom/permissions.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { openDatabase } from "../database.ts";
import {
  makeActor,
  makeArticle,
  makeContent,
  makeLive,
  makePicture,
  makeSubmitted,
  makeThread,
  seenOf,
  write,
} from "../factories.ts";

await openDatabase();

/** Whose story it is and how far it has come; `anywhere`: the permission asks of no story. */
type Place =
  | "own draft"
  | "own submitted"
  | "own opened"
  | "own live"
  | "other's draft"
  | "other's submitted"
  | "other's live";
type Where = Place | "anywhere";

/** `yes` done, `no` forbidden, `-` there is no such story for this person; anything else is the reason of the refusal. */
type Expected = string;

/** One word for each of reporter, editor, chief, admin. */
// biome-ignore format: it is read as a table
const expected: Record<Permission, Partial<Record<Where, Expected>>> = {
  "article.list":    { anywhere:            "yes yes yes no" },
  "article.create":  { anywhere:            "yes yes yes no" },
  "article.read":    { "own draft":         "yes yes yes -",
                       "own live":          "yes yes yes -",
                       "other's draft":     "-   yes yes -",
                       "other's live":      "-   yes yes -" },
  "article.edit":    { "own draft":         "yes yes yes -",
                       "own submitted":     "no  yes yes -",
                       "own live":          "no  yes yes -",
                       "other's draft":     "-   yes yes -",
                       "other's live":      "-   yes yes -" },
  "article.comment": { "own draft":         "yes yes yes -",
                       "own submitted":     "yes yes yes -",
                       "own live":          "yes yes yes -",
                       "other's draft":     "-   yes yes -",
                       "other's live":      "-   yes yes -" },
  "article.submit":  { "own draft":         "yes yes yes -",
                       "other's draft":     "-   yes yes -" },
  "article.recall":  { "own submitted":     "yes yes yes -",
                       "own opened":        "alreadyOpened alreadyOpened alreadyOpened -",
                       "other's submitted": "-   no  no  -" },
  "article.review":  { "own submitted":     "no  yes yes -",
                       "other's submitted": "-   yes yes -" },
  "article.return":  { "own submitted":     "no  yes yes -",
                       "other's submitted": "-   yes yes -" },
  "article.approve": { "own submitted":     "no  yes yes -",
                       "other's submitted": "-   yes yes -" },
  "article.publish": { "own draft":         "no  yes yes -",
                       "own submitted":     "no  yes yes -",
                       "other's submitted": "-   yes yes -",
                       "own live":          "no  yes yes -",
                       "other's live":      "-   yes yes -" },
  "article.staff":   { "own draft":         "yes yes yes -",
                       "own submitted":     "no  yes yes -",
                       "other's draft":     "-   yes yes -" },
  "article.correct": { "own live":          "no  yes yes -",
                       "other's live":      "-   yes yes -" },
  "article.kill":    { "own live":          "no  yes yes -",
                       "other's live":      "-   yes yes -" },
  "article.restore": { "own draft":         "yes yes yes -",
                       "own submitted":     "no  yes yes -",
                       "own live":          "no  yes yes -",
                       "other's draft":     "-   yes yes -",
                       "other's live":      "-   yes yes -" },
  "article.share":   { "own draft":         "yes yes yes -",
                       "own live":          "yes yes yes -",
                       "other's draft":     "-   yes yes -" },
  "picture.upload":  { anywhere:            "yes yes yes no" },
  "picture.read":    { anywhere:            "yes yes yes no" },
  "topic.create":    { anywhere:            "yes yes yes no" },
  "staff.read":      { anywhere:            "no  no  no  yes" },
  "staff.manage":    { anywhere:            "no  no  no  yes" },
  "diary.read":      { anywhere:            "no  no  yes yes" },
  "settings.change": { anywhere:            "no  no  yes yes" },
};

/** An administrator who has nothing to do with stories never gets as far as these rules: a second role opens the story. */
const joined: { permission: Permission; roles: Role[]; where: Place; expected: Expected }[] = [
  { permission: "article.edit", roles: ["reporter", "admin"], where: "own submitted", expected: "no" },
  { permission: "article.comment", roles: ["reporter", "editor"], where: "other's draft", expected: "yes" },
  { permission: "article.recall", roles: ["editor", "admin"], where: "other's submitted", expected: "no" },
  { permission: "article.review", roles: ["reporter", "admin"], where: "own submitted", expected: "no" },
  { permission: "article.return", roles: ["reporter", "admin"], where: "own submitted", expected: "no" },
  { permission: "article.approve", roles: ["reporter", "admin"], where: "own submitted", expected: "no" },
  { permission: "article.publish", roles: ["reporter", "admin"], where: "own submitted", expected: "no" },
  { permission: "article.staff", roles: ["reporter", "admin"], where: "own submitted", expected: "no" },
  { permission: "article.correct", roles: ["reporter", "admin"], where: "own live", expected: "no" },
  { permission: "article.kill", roles: ["reporter", "admin"], where: "own live", expected: "no" },
  { permission: "article.restore", roles: ["reporter", "admin"], where: "own submitted", expected: "no" },
  { permission: "article.submit", roles: ["reporter", "editor"], where: "other's draft", expected: "yes" },
];

/** Cells that no verb can reach, and why. `can` itself proves them. */
const unreached: Partial<Record<`${Permission} ${Role}`, string>> = {
  "article.comment admin":
    "whoever else may read a story may also talk about it, so the administrator's rule never decides",
  "article.submit admin": "whoever else may read a draft may also submit it, so the administrator's rule never decides",
  "article.share admin": "whoever else may read a story may also share it, so the administrator's rule never decides",
};

type Story = { id: number; actor: Actor };
type Deed = (story: Story) => Promise<unknown>;

/** The verbs that ask for each permission, on a story that is there for them alone. All of them must answer alike. */
const deeds: Record<Permission, Deed[]> = {
  "article.list": [
    ({ actor }) => listArticles(actor),
    ({ actor }) => listTopics(actor),
    ({ actor }) => listAuthors(actor),
    ({ actor }) => listColleagues(actor),
  ],
  "article.create": [({ actor }) => createArticle(actor, { clientKey: unique(), language: "ar" })],
  "article.read": [({ actor, id }) => getArticle(actor, id)],
  "article.edit": [
    async ({ actor, id }) => changeFacts(actor, id, { slug: unique() }, await readFacts(desk(), id)),
    async ({ actor, id }) => moveAnchors(actor, id, { epoch: (await readDraft(desk(), id)).epoch, moves: [] }),
  ],
  "article.comment": [
    ({ actor, id }) => makeThread(actor, id, { words: "Paragraph" }),
    async ({ actor, id }) =>
      replyInThread(actor, await makeThread(editor, id, { words: "Paragraph" }), {
        ...{ clientKey: unique(), text: "Yes.", mentionedIds: [] },
      }),
    async ({ actor, id }) => editComment(actor, await makeOwnComment(actor, id), { text: "Yes.", mentionedIds: [] }),
    async ({ actor, id }) => deleteComment(actor, await makeOwnComment(actor, id)),
    async ({ actor, id }) => resolveThread(actor, await makeThread(editor, id, { words: "Paragraph" })),
    async ({ actor, id }) => reopenThread(actor, await makeThread(editor, id, { words: "Paragraph" })),
    async ({ actor, id }) => openMentions(actor, await makeThread(editor, id, { words: "Paragraph" })),
  ],
  "article.submit": [async ({ actor, id }) => submitArticle(actor, id, await seenOf(id))],
  "article.recall": [({ actor, id }) => recallArticle(actor, id)],
  "article.review": [({ actor, id }) => openForReview(actor, id)],
  "article.return": [async ({ actor, id }) => returnArticle(actor, id, { note: "Ask again.", ...(await seenOf(id)) })],
  "article.approve": [async ({ actor, id }) => approveArticle(actor, id, await seenOf(id))],
  "article.publish": [publishAnyhow],
  "article.staff": [({ actor, id }) => changeStaff(actor, id, [actor.id])],
  "article.correct": [
    async ({ actor, id }) => correctArticle(actor, id, { text: "It was Monday.", ...(await seenOf(id)) }),
    async ({ actor, id }) => {
      await desk().insert(articleCorrections).values({ articleId: id, text: "It was Monday.", actorId: editor.id });
      const [correction] = await listCorrections(desk(), id);
      await withdrawCorrection(actor, id, correction?.id ?? 0);
    },
  ],
  "article.kill": [({ actor, id }) => killArticle(actor, id, { note: "The story was wrong." })],
  "article.restore": [restoreFirst],
  "article.share": [
    ({ actor, id }) => createPreviewLink(actor, id, { days: 1 }),
    async ({ actor, id }) => revokePreviewLink(actor, (await createPreviewLink(editor, id, { days: 1 })).id),
  ],
  "picture.upload": [
    ({ actor }) => keepPicture(actor.id, { key: unique(), name: "a.jpg", type: "image/jpeg", bytes: 9 }),
  ],
  "picture.read": [({ actor }) => readPicture(actor, picture), ({ actor }) => listPictures(actor)],
  "topic.create": [({ actor }) => createTopic(actor, { name: `topic ${unique()}`, language: "en" })],
  "staff.read": [({ actor }) => listPeople(actor), ({ actor }) => listAuthorRows(actor)],
  "staff.manage": [
    ({ actor }) => addPerson(actor, { name: "New", email: `${unique()}@example.test`, roles: ["reporter"] }),
    ({ actor }) => changeRoles(actor, scribe.id, ["reporter"]),
    ({ actor }) => disablePerson(actor, leaver.id),
    ({ actor }) => enablePerson(actor, leaver.id),
    ({ actor }) => resetPassword(actor, leaver.id),
    ({ actor }) => setPortrait(actor, contributor, null),
  ],
  "diary.read": [({ actor }) => listDiary(actor), ({ actor }) => listDiaryFilters(actor)],
  "settings.change": [
    ({ actor }) => changeSettings(actor, { nameEn: unique() }),
    ({ actor }) => addSection(actor, { nameAr: unique(), nameEn: unique(), slugAr: "", slugEn: "" }),
    ({ actor }) => changeSection(actor, section, { nameAr: unique(), nameEn: unique(), slugAr: "", slugEn: "" }),
    ({ actor }) => moveSection(actor, section, 1),
    ({ actor }) => setLogo(actor, "ar", null),
    ({ actor }) => endWelcome(actor),
    ({ actor }) => listTopicRows(actor),
    ({ actor }) => addTopic(actor, topicWords()),
    async ({ actor }) => renameTopic(actor, await makeTopic(), topicWords()),
    async ({ actor }) => mergeTopic(actor, await makeTopic(), await makeTopic()),
    async ({ actor }) => removeTopic(actor, await makeTopic()),
  ],
};

const topicWords = () => ({ nameAr: unique(), nameEn: unique(), slugAr: "", slugEn: "" });
const makeTopic = async () => (await createTopic(editor, { name: `topic ${unique()}`, language: "en" })).id;
let count = 0;
const unique = () => `charter-${++count}`;
const permissions = Object.keys(charter).filter((name): name is Permission => name in charter);
const scribe = await makeActor({ roles: ["reporter"], name: "Somebody else" });
const editor = await makeActor({ roles: ["editor"], name: "Another editor" });
const leaver = await makeActor({ roles: ["reporter"], name: "Somebody who leaves" });
const picture = await makePicture(editor);
const [guest] = await desk()
  .insert(authors)
  .values({ nameAr: "ضيف", nameEn: "Guest", slug: "guest" })
  .returning({ id: authors.id });
const contributor = guest?.id ?? 0;
const section = (await listSections())[0]?.id ?? 0;

suite("the charter as the verbs keep it", () => {
  for (const permission of permissions) {
    for (const [where, words] of Object.entries(expected[permission])) {
      test(`${permission}, ${where}: reporter, editor, chief, administrator`, async () => {
        for (const [index, role] of roles.entries()) {
          const word = words.split(/\s+/)[index];
          for (const given of await outcomes(permission, [role], whereOf(where))) {
            assert.equal(given, word, `${role}: ${permission}, ${where}`);
          }
        }
      });
    }
  }

  test("a person with several roles may do what any of them may, and no more", async () => {
    for (const row of joined) {
      for (const given of await outcomes(row.permission, row.roles, row.where)) {
        assert.equal(given, row.expected, `${row.roles.join(" and ")}: ${row.permission}, ${row.where}`);
      }
    }
  });

  test("the buttons ask the same question: `can` answers as the verbs do", async () => {
    for (const permission of permissions) {
      for (const [where, words] of Object.entries(expected[permission])) {
        for (const [index, role] of roles.entries()) {
          const actor: Actor = { id: 1, name: "", email: "", roles: [role], language: "en" };
          const answer = can(actor, permission, factsOf(whereOf(where), actor));
          assert.equal(answer, words.split(/\s+/)[index] === "yes", `${role}: ${permission}, ${where}`);
        }
      }
    }
  });
});

suite("every cell of the charter is held by a test: turn it round and one fails", () => {
  test("no permission is without a row, and no excuse is stale", () => {
    assert.deepEqual(permissions.toSorted(), Object.keys(expected).toSorted());
    const cells = permissions.flatMap((permission) => roles.map((role) => `${permission} ${role}`));
    assert.deepEqual(
      Object.keys(unreached).filter((cell) => !cells.includes(cell)),
      [],
    );
  });

  for (const permission of permissions) {
    test(permission, async () => {
      for (const role of roles) {
        const isSeen = await isNoticed(permission, role);
        const excuse = unreached[`${permission} ${role}`];
        assert.equal(isSeen, excuse === undefined, `${permission} for ${role}: ${excuse ?? "no test notices"}`);
        assert.ok(
          await turnedRound(permission, role, async () => canNotices(permission, role)),
          `${permission} ${role}`,
        );
      }
    });
  }
});

/** Runs `work` while one cell says the opposite of what it says. */
async function turnedRound<T>(permission: Permission, role: Role, work: () => Promise<T>): Promise<T> {
  const row: ((actor: Actor, article: ArticleFacts) => boolean)[] = charter[permission];
  const index = roles.indexOf(role);
  const rule = row[index];
  assert.ok(rule);
  row[index] = (actor, article) => !rule(actor, article);
  try {
    return await work();
  } finally {
    row[index] = rule;
  }
}

/** Whether any row of the table that has this role comes out differently while the cell is turned round. */
async function isNoticed(permission: Permission, role: Role): Promise<boolean> {
  const rows = [
    ...Object.entries(expected[permission]).map(([where, words]) => ({
      roles: [role],
      where: whereOf(where),
      word: words.split(/\s+/)[roles.indexOf(role)],
    })),
    ...joined
      .filter((row) => row.permission === permission && row.roles.includes(role))
      .map((row) => ({ ...row, word: row.expected })),
  ];
  for (const row of rows) {
    const given = await outcomes(permission, row.roles, row.where, (deed) => turnedRound(permission, role, deed));
    if (given.every((outcome) => outcome !== row.word)) return true;
  }
  return false;
}

function canNotices(permission: Permission, role: Role): boolean {
  return Object.entries(expected[permission]).some(([where, words]) => {
    const actor: Actor = { id: 1, name: "", email: "", roles: [role], language: "en" };
    const isYes = words.split(/\s+/)[roles.indexOf(role)] === "yes";
    return can(actor, permission, factsOf(whereOf(where), actor)) !== isYes;
  });
}

/** What each verb of a permission answers to a new person with these roles, each on a story of its own. */
async function outcomes(
  permission: Permission,
  given: Role[],
  where: Where,
  run: <T>(deed: () => Promise<T>) => Promise<T> = (deed) => deed(),
): Promise<string[]> {
  const found: string[] = [];
  for (const deed of deeds[permission]) {
    const actor = await makeActor({ roles: given });
    const id = where === "anywhere" ? 0 : await makeStory(where, actor);
    found.push(await outcomeOf(run(() => deed({ actor, id }))));
  }
  assert.ok(found.length > 0, `no verb asks for ${permission}`);
  return found;
}

/** Of the actor's, even where they may say nothing. */
async function makeOwnComment(actor: Actor, id: number): Promise<number> {
  const threadId = await makeThread(editor, id, { words: "Paragraph" });
  const row = { threadId, authorId: actor.id, text: "No." };
  const [made] = await desk().insert(comments).values(row).returning({ id: comments.id });
  assert.ok(made);
  return made.id;
}

/** For the first time, or the changes of a live story: the same permission. */
async function publishAnyhow({ actor, id }: Story): Promise<void> {
  const [row] = await desk().select({ stage: articles.stage }).from(articles).where(eq(articles.id, id));
  if (row?.stage !== "published") return publishArticle(actor, id, await seenOf(id));
  await write(id, makeContent());
  return publishChanges(actor, id, { kind: "minor", reason: "", ...(await seenOf(id)) });
}

/** The draft as it was when it was first kept. */
async function restoreFirst({ actor, id }: Story): Promise<void> {
  await keepPauses(new Date(Date.now() + 3_600_000));
  const { epoch } = await readDraft(desk(), id);
  await restoreRevision(actor, id, { number: 1, what: "all", epoch });
}

async function outcomeOf(deed: Promise<unknown>): Promise<string> {
  try {
    await deed;
    return "yes";
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { forbidden: "no", notFound: "-" }[error.reason as string] ?? error.reason;
  }
}

async function makeStory(where: Place, actor: Actor): Promise<number> {
  const [whose, state] = where.split(" ");
  const makers = {
    draft: () => makeArticle(scribe),
    submitted: () => makeSubmitted(scribe),
    opened: () => makeSubmitted(scribe),
    live: () => makeLive(editor),
  };
  assert.ok(state === "draft" || state === "submitted" || state === "opened" || state === "live");
  const id = await makers[state]();
  if (state === "opened") await openForReview(editor, id);
  if (whose === "own") await desk().insert(articleStaff).values({ articleId: id, personId: actor.id });
  return id;
}

function factsOf(where: Where, actor: Actor): ArticleFacts {
  const [whose, state] = where.split(" ");
  const stage = state === "live" ? "published" : state === "opened" || state === "submitted" ? "submitted" : "draft";
  return { stage, staffIds: whose === "own" ? [actor.id] : [], openedById: state === "opened" ? 99 : null };
}

function whereOf(text: string): Where {
  const places: Where[] = [
    "own draft",
    "own submitted",
    "own opened",
    "own live",
    "other's draft",
    "other's submitted",
    "other's live",
    "anywhere",
  ];
  const found = places.find((place) => place === text);
  assert.ok(found);
  return found;
}
