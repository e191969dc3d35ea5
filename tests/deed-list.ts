/*
 * Long on purpose: all deeds that exist stand in one list, each with how to do it at random on any site.
 */
import { randomUUID } from "node:crypto";
import { asc, eq, inArray } from "drizzle-orm";
import { changeOwnByline, changeOwnLanguage, changeOwnPassword, closeOtherSessions } from "#db/account.ts";
import { createArticle } from "#db/articles.ts";
import { charge, forgive } from "#db/attempts.ts";
import { setPortrait } from "#db/authors.ts";
import { anchorOf } from "#db/comment-anchors.ts";
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
import { appendUpdates, compactDraft } from "#db/draft-log.ts";
import { readDraft } from "#db/drafts.ts";
import { changeStaff } from "#db/facts.ts";
import { decideHeldBack, holdBack } from "#db/held-back.ts";
import { addStaff, createFirstAdministrator, recordRestore, setPassword } from "#db/operator.ts";
import { keepPauses } from "#db/pauses.ts";
import { addPerson, changeRoles, disablePerson, enablePerson, resetPassword } from "#db/people.ts";
import { dropFailed, failPicture, finishPicture, keepPicture } from "#db/pictures.ts";
import { createPreviewLink, revokePreviewLink } from "#db/preview-links.ts";
import { desk } from "#db/process.ts";
import { forgetPurges } from "#db/purges.ts";
import { republish } from "#db/republish.ts";
import { restoreRevision } from "#db/restore.ts";
import { addSample } from "#db/sample.ts";
import { makeNewsroom } from "#db/sample-newsroom.ts";
import { removeSample } from "#db/sample-remove.ts";
import { articles, authors, comments, commentThreads, heldBack, pictures, sections, topics } from "#db/schema.ts";
import { closeSession, openSession } from "#db/sessions.ts";
import { addSection, changeSection, changeSettings, endWelcome, moveSection, setLogo } from "#db/settings.ts";
import { forgetSignIns, openByPassword } from "#db/sign-in.ts";
import { addTopic, createTopic, mergeTopic, removeTopic, renameTopic } from "#db/topics.ts";
import { transact } from "#db/transact.ts";
import { dropUpload, forgetUploads, registerUpload } from "#db/uploads.ts";
import type { BodyNode, Content, Facts } from "#newsroom/article.ts";
import type { Stage } from "#newsroom/lifecycle.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { makeThread, paragraph, seenOf, setFacts, typeInto, write } from "./factories.ts";

/** Who acts on a site; plain data, so that another process can be told. `quietSection` belongs to no deed. */
export type Cast = { reporter: Actor; editor: Actor; chief: Actor; admin: Actor; quietSection: number };

/** Numbers that decide what is done: the same ones on the same site do the same. */
export type Dice = { below(limit: number): number; choose<T>(things: readonly T[]): T };

export function rollDice(rolls: readonly number[]): Dice {
  let at = 0;
  const below = (limit: number) => {
    at += 1;
    return (rolls[at % Math.max(1, rolls.length)] ?? 0) % Math.max(1, limit);
  };
  return {
    below,
    choose(things) {
      const chosen = things[below(things.length)];
      if (chosen === undefined) throw new Error("There is nothing to choose.");
      return chosen;
    },
  };
}

/**
 * `stories` changes what readers have of stories, `site` every page. Anything else is the reason why it changes no page
 * at all, which the tests prove as well.
 */
type Deed = { changes: "stories" | "site" | (string & {}); do(cast: Cast, dice: Dice): Promise<unknown> };

const unpublished = "what is not published is nowhere in the readers' schema";
const staffOnly = "readers' bylines are rows of their own, and staff, roles and sessions are no part of a page";
const topicsAlone = "a topic is before readers as soon as a live story has it";
const talk = "what is said in the margin of a story is nowhere in the readers' schema";
const filesOnly = "a picture is put before readers with the story, the name or the site that shows it";

/** Every verb of `db/` that writes: `file function`. */
export const deeds: Record<string, Deed> = {
  "deeds.ts publishArticle": {
    changes: "stories",
    async do({ editor, reporter, quietSection }, dice) {
      const waiting = await listStages("draft", "submitted", "approved", "killed", "killed");
      const id = waiting.length > 0 && dice.below(3) > 0 ? dice.choose(waiting) : await draft(reporter, dice);
      await change(editor, id, dice, quietSection);
      await publishArticle(editor, id, await seenOf(id), timeBy(dice));
    },
  },
  "deeds.ts publishChanges": {
    changes: "stories",
    async do({ editor, quietSection }, dice) {
      const id = dice.choose(await listStages("published"));
      await change(editor, id, dice, quietSection);
      const kind = dice.choose(["minor", "update"] as const);
      await publishChanges(editor, id, { ...(await seenOf(id)), kind, reason: "It changed." }, timeBy(dice));
    },
  },
  "deeds.ts killArticle": {
    changes: "stories",
    async do({ editor }, dice) {
      const id = dice.choose(await listStages("published"));
      await killArticle(editor, id, { note: `Wrong in ${dice.below(9)} places.` }, timeBy(dice));
    },
  },
  "account.ts changeOwnByline": {
    changes: "stories",
    async do({ reporter, editor, chief }, dice) {
      const nameEn = dice.choose(["", `Name ${dice.below(50)}`]);
      await changeOwnByline(dice.choose([reporter, editor, chief]), { nameAr: `اسم ${dice.below(50)}`, nameEn });
    },
  },
  "deeds.ts correctArticle": {
    changes: "stories",
    async do({ editor, quietSection }, dice) {
      const id = dice.choose(await listStages("published"));
      if (dice.below(2) === 0) await change(editor, id, dice, quietSection);
      await correctArticle(editor, id, { ...(await seenOf(id)), text: `It was ${dice.below(9)}.` }, timeBy(dice));
    },
  },
  "corrections.ts withdrawCorrection": {
    changes: "stories",
    async do({ editor }, dice) {
      const id = dice.choose(await listStages("published"));
      await correctArticle(editor, id, { ...(await seenOf(id)), text: `It was ${dice.below(9)}.` });
      await withdrawCorrection(editor, id, dice.choose(await listCorrections(desk(), id)).id);
    },
  },
  "authors.ts setPortrait": {
    changes: "stories",
    async do({ admin }, dice) {
      const author = dice.choose((await desk().select().from(authors).orderBy(asc(authors.id))).slice(0, 6));
      await setPortrait(admin, author.id, dice.below(3) === 0 ? null : dice.choose(await listPictures()));
    },
  },
  "topics.ts renameTopic": {
    changes: "stories",
    do: async ({ chief }, dice) => renameTopic(chief, dice.choose(await listTopicIds()), topicBy(dice)),
  },
  "topics.ts mergeTopic": {
    changes: "site",
    async do({ chief }, dice) {
      const { id: spare } = await createTopic(chief, { name: `Topic ${dice.below(100)}`, language: "en" });
      const id = dice.below(2) === 0 ? spare : dice.choose(await listTopicIds());
      const others = (await listTopicIds()).filter((other) => other !== id);
      if (others.length > 0) await mergeTopic(chief, id, dice.choose(others));
    },
  },
  "settings.ts setLogo": {
    changes: "site",
    do: async ({ chief }, dice) =>
      setLogo(
        chief,
        dice.choose(["ar", "en"] as const),
        dice.below(3) === 0 ? null : dice.choose(await listPictures()),
      ),
  },
  "settings.ts changeSettings": {
    changes: "site",
    do: ({ chief }, dice) =>
      changeSettings(chief, {
        nameEn: `Site ${dice.below(20)}`,
        monthStyle: dice.choose(["gregorian", "levantine", "dual", "maghrebi"]),
        numerals: dice.choose(["latn", "arab"]),
        zone: dice.choose(["Asia/Beirut", "Africa/Casablanca", "UTC", "Pacific/Kiritimati"]),
        continueReading: dice.below(2) === 1,
        quotesEn: dice.choose(["guillemets", "curly", "straight"]),
      }),
  },
  "settings.ts addSection": {
    changes: "site",
    do: ({ chief }, dice) => addSection(chief, sectionBy(dice)),
  },
  "settings.ts changeSection": {
    changes: "site",
    do: async ({ chief, quietSection }, dice) =>
      changeSection(chief, dice.choose(await listSectionIds(quietSection)), sectionBy(dice)),
  },
  "settings.ts moveSection": {
    changes: "site",
    do: async ({ chief, quietSection }, dice) =>
      moveSection(chief, dice.choose(await listSectionIds(quietSection)), dice.choose([-1, 1] as const)),
  },
  "republish.ts republish": { changes: "site", do: () => republish() },
  "sample-newsroom.ts makeNewsroom": {
    changes: "only a newsroom in which nobody has done anything",
    do: () =>
      makeNewsroom({ stories: [], pictures: new Map(), portraits: new Map(), logos: { ar: undefined, en: undefined } }),
  },
  "sample-remove.ts removeSample": { changes: "site", do: () => removeSample() },
  "sample.ts addSample": { changes: "site", do: (_, dice) => addSample(1 + dice.below(3)) },

  "articles.ts createArticle": {
    changes: unpublished,
    do: ({ reporter }, dice) =>
      createArticle(reporter, { clientKey: randomUUID(), language: dice.choose(["ar", "en"] as const) }),
  },
  "deeds.ts submitArticle": { changes: unpublished, do: ({ reporter }, dice) => submit(reporter, dice) },
  "deeds.ts recallArticle": {
    changes: unpublished,
    do: async ({ reporter }, dice) => recallArticle(reporter, await submit(reporter, dice)),
  },
  "deeds.ts openForReview": {
    changes: unpublished,
    do: async ({ editor, reporter }, dice) => openForReview(editor, await submit(reporter, dice)),
  },
  "deeds.ts returnArticle": {
    changes: unpublished,
    async do({ editor, reporter }, dice) {
      const id = await submit(reporter, dice);
      await returnArticle(editor, id, { note: "Ask again.", ...(await seenOf(id)) });
    },
  },
  "deeds.ts approveArticle": {
    changes: unpublished,
    async do({ editor, reporter }, dice) {
      const id = await submit(reporter, dice);
      await approveArticle(editor, id, await seenOf(id));
    },
  },
  "facts.ts changeFacts": {
    changes: "readers get the facts of the live revision, until somebody publishes the changes",
    do: async ({ editor, quietSection }, dice) =>
      change(editor, dice.choose(await listStages("published", "killed", "draft")), dice, quietSection),
  },
  "facts.ts changeStaff": {
    changes: staffOnly,
    do: async ({ editor, reporter }, dice) =>
      changeStaff(editor, dice.choose(await listStages("published")), [editor.id, reporter.id]),
  },
  "settings.ts endWelcome": { changes: staffOnly, do: ({ chief }) => endWelcome(chief) },
  "topics.ts addTopic": { changes: topicsAlone, do: ({ chief }, dice) => addTopic(chief, topicBy(dice)) },
  "topics.ts removeTopic": {
    changes: topicsAlone,
    do: async ({ chief }, dice) => removeTopic(chief, await addTopic(chief, topicBy(dice))),
  },
  "topics.ts createTopic": {
    changes: topicsAlone,
    do: ({ reporter }, dice) => createTopic(reporter, { name: `Topic ${dice.below(100)}`, language: "en" }),
  },
  "preview-links.ts createPreviewLink": {
    changes: unpublished,
    do: async ({ reporter }, dice) => createPreviewLink(reporter, await draft(reporter, dice), { days: 1 }),
  },
  "preview-links.ts revokePreviewLink": {
    changes: unpublished,
    async do({ reporter, editor }, dice) {
      const { id } = await createPreviewLink(reporter, await draft(reporter, dice), { days: 1 });
      await revokePreviewLink(editor, id);
    },
  },
  "draft-log.ts appendUpdates": {
    changes: "readers get the prose of the live revision, until somebody publishes the changes",
    async do({ editor }, dice) {
      const id = dice.choose(await listStages("published"));
      const { epoch, updates } = await readDraft(desk(), id);
      await appendUpdates(editor, id, epoch, [typeInto(updates, "more")], { headline: "more", words: 1 });
    },
  },
  "draft-log.ts compactDraft": {
    changes: unpublished,
    async do(_cast, dice) {
      const id = dice.choose(await listStages("published"));
      await compactDraft(id, (await readDraft(desk(), id)).epoch);
    },
  },
  "pauses.ts keepPauses": {
    changes: "readers get the live revision, whatever newer ones there are",
    async do({ editor, quietSection }, dice) {
      const id = dice.choose(await listStages("published", "draft"));
      await change(editor, id, dice, quietSection);
      const { epoch, updates } = await readDraft(desk(), id);
      await appendUpdates(editor, id, epoch, [typeInto(updates, "more")], { headline: "more", words: 1 });
      await keepPauses(new Date(Date.now() + 3_600_000));
    },
  },
  "restore.ts restoreRevision": {
    changes: "readers get the live revision, until somebody publishes what was restored",
    async do({ editor, quietSection }, dice) {
      const id = dice.choose(await listStages("published"));
      await change(editor, id, dice, quietSection);
      const { epoch } = await readDraft(desk(), id);
      await restoreRevision(editor, id, { number: 1, what: dice.choose(["prose", "all"] as const), epoch });
    },
  },
  "held-back.ts holdBack": { changes: unpublished, do: ({ reporter }, dice) => holdLate(reporter, dice) },
  "held-back.ts decideHeldBack": {
    changes: unpublished,
    async do({ reporter, editor }, dice) {
      const id = await holdLate(reporter, dice);
      const [copy] = await desk().select().from(heldBack).where(eq(heldBack.articleId, id));
      await decideHeldBack(editor, copy?.id ?? 0, dice.choose(["inserted", "discarded"] as const));
    },
  },
  "comments.ts startThread": { changes: talk, do: ({ editor, reporter }, dice) => talkBy(editor, reporter, dice) },
  "comments.ts replyInThread": {
    changes: talk,
    async do({ editor, reporter }, dice) {
      const { threadId } = await talkBy(editor, reporter, dice);
      await replyInThread(reporter, threadId, { clientKey: randomUUID(), text: "Yes.", mentionedIds: [editor.id] });
    },
  },
  "comments.ts editComment": {
    changes: talk,
    async do({ editor, reporter }, dice) {
      const { id } = await talkBy(editor, reporter, dice);
      await editComment(editor, id, { text: "Is it so?", mentionedIds: [reporter.id] });
    },
  },
  "comments.ts deleteComment": {
    changes: talk,
    async do({ editor, reporter }, dice) {
      await deleteComment(editor, (await talkBy(editor, reporter, dice)).id);
    },
  },
  "comments.ts resolveThread": {
    changes: talk,
    async do({ editor, reporter }, dice) {
      await resolveThread(reporter, (await talkBy(editor, reporter, dice)).threadId);
    },
  },
  "comments.ts reopenThread": {
    changes: talk,
    async do({ editor, reporter }, dice) {
      const { threadId } = await talkBy(editor, reporter, dice);
      await resolveThread(editor, threadId);
      await reopenThread(editor, threadId);
    },
  },
  "comments.ts openMentions": {
    changes: talk,
    async do({ editor, reporter }, dice) {
      await openMentions(reporter, (await talkBy(editor, reporter, dice)).threadId);
    },
  },
  "comments.ts moveAnchors": {
    changes: talk,
    async do({ editor, reporter }, dice) {
      const { articleId, threadId, anchor } = await talkBy(editor, reporter, dice);
      const { epoch } = await readDraft(desk(), articleId);
      await moveAnchors(editor, articleId, { epoch, moves: [{ threadId, anchor }] });
    },
  },
  "account.ts changeOwnPassword": {
    changes: staffOnly,
    async do({ reporter }) {
      await setPassword({ email: reporter.email, password: "the old long password" });
      const session = { id: "", actor: reporter, chosenLanguage: null, mustChangePassword: false };
      await changeOwnPassword(session, { current: "the old long password", next: randomUUID() });
    },
  },
  "account.ts closeOtherSessions": {
    changes: staffOnly,
    do: ({ reporter }) =>
      closeOtherSessions({ id: "", actor: reporter, chosenLanguage: null, mustChangePassword: false }),
  },
  "account.ts changeOwnLanguage": { changes: staffOnly, do: ({ reporter }) => changeOwnLanguage(reporter, "ar") },
  "attempts.ts charge": { changes: staffOnly, do: () => charge([{ kind: "network", of: randomUUID() }], new Date()) },
  "attempts.ts forgive": { changes: staffOnly, do: () => forgive([{ kind: "network", of: "192.0.2.1" }]) },
  "sign-in.ts openByPassword": {
    changes: staffOnly,
    async do({ reporter }) {
      await setPassword({ email: reporter.email, password: "a long password" });
      await openByPassword({ email: reporter.email, password: "a long password", address: "192.0.2.1" });
    },
  },
  "sign-in.ts forgetSignIns": { changes: staffOnly, do: () => forgetSignIns() },
  "sessions.ts openSession": { changes: staffOnly, do: ({ reporter }) => openFor(reporter) },
  "sessions.ts closeSession": {
    changes: staffOnly,
    do: async ({ reporter }) => closeSession(await openFor(reporter)),
  },
  "operator.ts createFirstAdministrator": {
    changes: staffOnly,
    do: () => createFirstAdministrator({ email: "first@example.test", password: null }),
  },
  "operator.ts addStaff": {
    changes: staffOnly,
    do: () => addStaff({ email: emailOf(), name: "Somebody", roles: ["reporter"], password: null }),
  },
  "operator.ts setPassword": {
    changes: staffOnly,
    do: ({ reporter }) => setPassword({ email: reporter.email, password: null }),
  },
  "operator.ts recordRestore": {
    changes: "the pages came back as they were, and this is a line of the diary",
    do: () => recordRestore(new Date()),
  },
  "people.ts addPerson": {
    changes: staffOnly,
    do: ({ admin }) => addPerson(admin, { name: "Somebody", email: emailOf(), roles: ["editor"] }),
  },
  "people.ts changeRoles": {
    changes: staffOnly,
    do: async ({ admin, reporter }) => changeRoles(admin, reporter.id, ["reporter", "editor"]),
  },
  "people.ts disablePerson": {
    changes: staffOnly,
    do: async ({ admin }) => disablePerson(admin, await addSomebody(admin)),
  },
  "people.ts enablePerson": {
    changes: staffOnly,
    async do({ admin }) {
      const id = await addSomebody(admin);
      await disablePerson(admin, id);
      await enablePerson(admin, id);
    },
  },
  "people.ts resetPassword": { changes: staffOnly, do: ({ admin, reporter }) => resetPassword(admin, reporter.id) },
  "pictures.ts keepPicture": { changes: filesOnly, do: ({ editor }) => upload(editor) },
  "pictures.ts finishPicture": { changes: filesOnly, do: async ({ editor }) => finish(await upload(editor)) },
  "pictures.ts failPicture": {
    changes: filesOnly,
    do: async ({ editor }) => failPicture(await upload(editor), "pictureUnreadable"),
  },
  "pictures.ts dropFailed": { changes: filesOnly, do: () => dropFailed(new Date()) },
  "uploads.ts registerUpload": { changes: filesOnly, do: ({ editor }) => register(editor) },
  "uploads.ts dropUpload": { changes: filesOnly, do: async ({ editor }) => dropUpload(await register(editor)) },
  "uploads.ts forgetUploads": {
    changes: filesOnly,
    do: async ({ editor }) => forgetUploads([await register(editor)]),
  },
  "purges.ts forgetPurges": { changes: "only what every process has heard long ago", do: () => forgetPurges() },
};

/** What `db/` exports beside deeds and questions: pieces that deeds are made of. */
export const pieces = new Set([
  "diary.ts headlineThen",
  "diary.ts lineOf",
  "has-word.ts hasWord",
  ...["bare-fault.ts bareFault", "process.ts setProcess", "process.ts desk"],
  ...["transact.ts transact", "transact.ts record", "transact.ts notify", "transact.ts enqueue"],
  ...[
    "hold-article.ts holdArticle",
    "revisions.ts takeRevision",
    "revisions.ts keepRevision",
    "people.ts holdPerson",
    "people.ts insertPerson",
  ],
  ...["drafts.ts startDraft", "drafts.ts openEpoch", "drafts.ts awaitSeen", "drafts.ts demandEpoch"],
  ...["drafts.ts markUnkept", "facts.ts putFacts"],
  ...["comment-anchors.ts carryThreads", "comment-anchors.ts bringUpToDate", "comment-anchors.ts writeMoves"],
  ...["comment-anchors.ts anchorOf", "comment-anchors.ts columnsOf"],
  ...["passwords.ts hashPassword", "passwords.ts demandStrong", "passwords.ts makeOneTimePassword"],
  ...["sessions.ts sessionCookie", "sessions.ts sealSession", "sessions.ts actorOf", "sessions.ts closeSessions"],
  ...["uploads.ts uploadProvider", "uploads.ts uploadToken", "purges.ts purge", "purges.ts purgeAll"],
  ...["pictures.ts demandReady", "insert-many.ts insertMany", "sample-rows.ts writeSampleRows"],
  ...["sample-stories.ts writeStories", "republish.ts rebuildPublished"],
]);

async function listStages(...stages: Stage[]): Promise<number[]> {
  const rows = await desk()
    .select({ id: articles.id, headline: articles.headline })
    .from(articles)
    .where(inArray(articles.stage, stages))
    .orderBy(asc(articles.id));
  return rows.filter(({ headline }) => headline !== "").map(({ id }) => id);
}

async function listSectionIds(quiet: number): Promise<number[]> {
  const rows = await desk().select({ id: sections.id }).from(sections).orderBy(asc(sections.id));
  return rows.map(({ id }) => id).filter((id) => id !== quiet);
}

/** Mostly the past: a story that enters the middle of a list is what purges forget most easily. */
function timeBy(dice: Dice): Date {
  const hours = dice.choose([0, 0, 1, 5, 24, 24 * 40]);
  return new Date(Date.now() - hours * 3_600_000);
}

async function listTopicIds(): Promise<number[]> {
  const rows = await desk().select({ id: topics.id }).from(topics).orderBy(asc(topics.id));
  return rows.slice(0, 8).map(({ id }) => id);
}

function topicBy(dice: Dice) {
  const [one, other] = [dice.below(40), dice.below(40)];
  return { nameAr: `موضوع ${one}`, nameEn: `Subject ${other}`, slugAr: "", slugEn: "" };
}

function sectionBy(dice: Dice) {
  const [one, other] = [dice.below(30), dice.below(30)];
  return { nameAr: `قسم ${one}`, nameEn: `Section ${other}`, slugAr: "", slugEn: "" };
}

/** An article by this actor that lacks nothing. */
export async function draft(actor: Actor, dice: Dice, facts: Partial<Facts> = {}): Promise<number> {
  const { id } = await createArticle(actor, { clientKey: randomUUID(), language: dice.choose(["ar", "en"] as const) });
  const [section] = await listSectionIds(0);
  const source = { kind: "agency", name: "Harbour Agency", link: "", note: "", isShown: true } as const;
  await setFacts(actor, id, { sectionId: section ?? null, sources: [source], ...facts });
  await write(id, await textBy(dice));
  return id;
}

async function textBy(dice: Dice): Promise<Content> {
  const [picture] = dice.below(4) === 0 ? await listPictures() : [];
  const words = `خبر ${dice.below(1000)}`;
  const figure: BodyNode = {
    type: "picture",
    attrs: { pictureId: picture, credit: "Agency", alternative: "A ship" },
    content: [{ type: "text", text: words }],
  };
  const [other] = dice.below(3) === 0 ? await listStages("published", "killed", "draft") : [];
  const related: BodyNode = { type: "relatedStory", attrs: { articleId: other } };
  const body = [
    paragraph(`Words ${dice.below(1000)}.`),
    ...(picture === undefined ? [] : [figure]),
    ...(other === undefined ? [] : [related]),
  ];
  return { v: 1, kicker: words, headline: `Headline ${dice.below(1000)}`, standfirst: words, body };
}

async function listPictures(): Promise<number[]> {
  const ready = eq(pictures.state, "ready");
  return (await desk().select({ id: pictures.id }).from(pictures).where(ready).orderBy(asc(pictures.id))).map(
    ({ id }) => id,
  );
}

/** Other facts, another text, or both. */
async function change(actor: Actor, id: number, dice: Dice, quietSection: number): Promise<void> {
  const some = async (table: typeof authors | typeof topics, most: number) => {
    const rows = await desk().select({ id: table.id }).from(table).orderBy(asc(table.id)).limit(6);
    const chosen = Array.from({ length: dice.below(most + 1) }, () => dice.choose(rows).id);
    return [...new Set(chosen)];
  };
  const source = { kind: "agency", name: `Agency ${dice.below(9)}`, link: "", note: "", isShown: dice.below(2) === 1 };
  const makers: (() => Promise<Partial<Facts>>)[] = [
    async () => ({ language: dice.choose(["ar", "en"] as const) }),
    async () => ({ sectionId: dice.choose(await listSectionIds(quietSection)) }),
    async () => ({ slug: dice.choose(["", `slug-${dice.below(20)}`]) }),
    async () => ({ bylineIds: await some(authors, 2) }),
    async () => ({ topicIds: await some(topics, 3) }),
    async () => ({ lead: dice.below(2) === 0 ? null : await leadBy(dice) }),
    async () => ({ sources: [{ ...source, kind: "agency" as const }] }),
  ];
  for (let turn = dice.below(3); turn >= 0; turn -= 1) await setFacts(actor, id, await dice.choose(makers)());
  if (dice.below(2) === 0) await write(id, await textBy(dice));
}

async function leadBy(dice: Dice): Promise<NonNullable<Facts["lead"]>> {
  const pictureId = dice.choose(await listPictures());
  return { pictureId, caption: "A ship", credit: "Agency", alternative: "A ship", isDecorative: false };
}

async function submit(reporter: Actor, dice: Dice): Promise<number> {
  const id = await draft(reporter, dice);
  await submitArticle(reporter, id, await seenOf(id));
  return id;
}

async function holdLate(reporter: Actor, dice: Dice): Promise<number> {
  const id = await draft(reporter, dice);
  const { epoch, updates } = await readDraft(desk(), id);
  await submitArticle(reporter, id, await seenOf(id));
  await holdBack(reporter, id, epoch, typeInto(updates, " late"));
  return id;
}

/** The editor asks the reporter something about a story. */
async function talkBy(editor: Actor, reporter: Actor, dice: Dice) {
  const articleId = await draft(reporter, dice);
  const threadId = await makeThread(editor, articleId, { words: "Words", mentionedIds: [reporter.id] });
  const [thread] = await desk().select().from(commentThreads).where(eq(commentThreads.id, threadId));
  const [comment] = await desk().select().from(comments).where(eq(comments.threadId, threadId));
  const anchor = thread && anchorOf(thread);
  if (!comment || !anchor) throw new Error("Nobody has said anything.");
  return { articleId, threadId, id: comment.id, anchor };
}

function openFor({ id }: Actor): Promise<string> {
  return transact((tx) => openSession(tx, id));
}

const emailOf = () => `${randomUUID()}@example.test`;

async function addSomebody(admin: Actor): Promise<number> {
  return (await addPerson(admin, { name: "Somebody", email: emailOf(), roles: ["reporter"] })).id;
}

function upload({ id }: Actor): Promise<number> {
  return keepPicture(id, { key: randomUUID(), name: "ship.jpg", type: "image/jpeg", bytes: 9 });
}

async function finish(id: number): Promise<void> {
  const hash = randomUUID().replaceAll("-", "").repeat(2);
  const renditions = [{ width: 640, height: 360, format: "webp" as const, hash, bytes: 9 }];
  await finishPicture(id, { format: "jpeg", width: 1600, height: 900, renditions });
}

async function register({ id }: Actor): Promise<string> {
  const key = randomUUID();
  await registerUpload(key, { personId: id, uploadId: key, name: "ship.jpg", bytes: 9 });
  return key;
}
