/* One file on purpose, though long: the desk's tables are read together, and the migrations are made from it. */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import type { Content, Facts, Language, PictureUse, PlainField, Source } from "#newsroom/article.ts";
import type { Stage } from "#newsroom/lifecycle.ts";
import type { Role } from "#newsroom/permissions.ts";
import type { QuoteStyle } from "#newsroom/quotation.ts";

/** The desk's tables. Milliseconds only: JavaScript drops microseconds, and keyset cursors would skip rows. */
const at = (name: string) => timestamp(name, { precision: 3, withTimezone: true });
const id = () => integer("id").primaryKey().generatedAlwaysAsIdentity();
const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value),
});

export const people = pgTable("people", {
  id: id(),
  email: text("email").notNull().unique(), // lower case
  name: text("name").notNull(),
  roles: text("roles").array().$type<Role[]>().notNull(),
  language: text("language").$type<Language>(), // of the interface; null: the browser's
  passwordHash: text("password_hash").notNull(),
  mustChangePassword: boolean("must_change_password").notNull().default(false),
  disabledAt: at("disabled_at"),
  createdAt: at("created_at").notNull().defaultNow(),
});

export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(), // 256 random bits, hashed: a stolen backup opens no session
    personId: integer("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: at("created_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
  },
  (table) => [index().on(table.personId)],
);

/** Failures that slow guessing down: per account and network at sign-in, per person where the password is changed. */
export const signInFailures = pgTable("sign_in_failures", {
  key: text("key").primaryKey(), // account:<email>, network:<prefix> or password:<person>
  failures: integer("failures").notNull(),
  lastAt: at("last_at").notNull(),
});

export const sections = pgTable("sections", {
  id: id(),
  position: integer("position").notNull(),
  nameAr: text("name_ar").notNull(),
  nameEn: text("name_en").notNull(),
  slugAr: text("slug_ar").notNull().unique(),
  slugEn: text("slug_en").notNull().unique(),
});

/** Reader-facing names in bylines: staff or others. A rename changes one row. */
export const authors = pgTable("authors", {
  id: id(),
  personId: integer("person_id")
    .unique()
    .references(() => people.id),
  nameAr: text("name_ar").notNull(),
  nameEn: text("name_en").notNull(),
  slug: text("slug").notNull().unique(),
  pictureId: integer("picture_id").references((): AnyPgColumn => pictures.id), // the portrait
});

export const topics = pgTable("topics", {
  id: id(),
  nameAr: text("name_ar").notNull(),
  nameEn: text("name_en").notNull(),
  slugAr: text("slug_ar").notNull().unique(),
  slugEn: text("slug_en").notNull().unique(),
  formerAr: text("former_ar").array().notNull().default([]), // slugs that it had, or those merged into it: they lead here
  formerEn: text("former_en").array().notNull().default([]),
  mergedIds: integer("merged_ids").array().notNull().default([]), // topics that became this one; revisions still name them
});

export const articles = pgTable(
  "articles",
  {
    id: id(), // also the id in readers' addresses
    stage: text("stage").$type<Stage>().notNull().default("draft"),
    language: text("language").$type<Language>(),
    sectionId: integer("section_id").references(() => sections.id),
    slug: text("slug").notNull().default(""), // empty: from the headline
    factsVersion: integer("facts_version").notNull().default(0), // one more with every change of facts, lists and lead too
    headline: text("headline").notNull().default(""), // of the draft, for lists; the log is the truth
    words: integer("words").notNull().default(0),
    returnNote: text("return_note").notNull().default(""), // stands on top of a returned story
    returnedById: integer("returned_by_id").references(() => people.id),
    openedById: integer("opened_by_id").references(() => people.id), // the editor who opened it for review
    liveRevisionId: integer("live_revision_id"),
    publishedSlug: text("published_slug").notNull().default(""), // the slug at first publication stays, unless changed by hand
    publishedAt: at("published_at"), // first publication
    updatedAt: at("updated_at"), // as readers see it
    killedAt: at("killed_at"),
    killNote: text("kill_note").notNull().default(""),
    createdById: integer("created_by_id")
      .notNull()
      .references(() => people.id),
    createdAt: at("created_at").notNull().defaultNow(),
    touchedAt: at("touched_at").notNull().defaultNow(), // last change of any kind, for lists
    clientKey: text("client_key").unique(), // made by the browser: creating twice after a lost answer gives one article
  },
  (table) => [index().on(table.touchedAt, table.id), index().on(table.stage)],
);

export const articleStaff = pgTable(
  "article_staff",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.personId] }), index().on(table.personId)],
);

export const articleBylines = pgTable(
  "article_bylines",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id),
    position: integer("position").notNull(),
    authorId: integer("author_id")
      .notNull()
      .references(() => authors.id),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.position] }), unique().on(table.articleId, table.authorId)],
);

export const articleTopics = pgTable(
  "article_topics",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id),
    position: integer("position").notNull(),
    topicId: integer("topic_id")
      .notNull()
      .references(() => topics.id),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.position] }), unique().on(table.articleId, table.topicId)],
);

export const articleSources = pgTable(
  "article_sources",
  {
    id: id(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id),
    position: integer("position").notNull(),
    kind: text("kind").$type<Source["kind"]>().notNull(),
    name: text("name").notNull(),
    link: text("link").notNull().default(""),
    note: text("note").notNull().default(""),
    isShown: boolean("is_shown").notNull().default(true),
  },
  (table) => [index().on(table.articleId, table.position)],
);

/**
 * What readers are told was wrong. Rows of the article and not facts of a revision: a correction stands under whatever is
 * live, and no draft, restored or unfinished, can take it back.
 */
export const articleCorrections = pgTable(
  "article_corrections",
  {
    id: id(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id),
    text: text("text").notNull(),
    at: at("at").notNull().defaultNow(),
    actorId: integer("actor_id")
      .notNull()
      .references(() => people.id),
    withdrawnAt: at("withdrawn_at"), // readers no longer see it
  },
  (table) => [index().on(table.articleId)],
);

export type Rendition = { width: number; height: number; format: "avif" | "webp"; hash: string; bytes: number };

export const pictures = pgTable(
  "pictures",
  {
    id: id(),
    key: text("key").notNull().unique(), // of the stored original
    provider: text("provider").$type<"local" | "uploadthing">().notNull(),
    name: text("name").notNull(),
    type: text("type").notNull(), // by content, not as declared
    bytes: integer("bytes").notNull(),
    width: integer("width"),
    height: integer("height"),
    state: text("state").$type<"processing" | "ready" | "failed">().notNull().default("processing"),
    problem: text("problem").notNull().default(""), // a refusal's reason when failed
    renditions: jsonb("renditions").$type<Rendition[]>().notNull().default([]),
    uploadedById: integer("uploaded_by_id")
      .notNull()
      .references(() => people.id),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (table) => [index("pictures_renditions").using("gin", sql`${table.renditions} jsonb_path_ops`)], // which picture a file belongs to
);

/** Uploads under way at the local ingest, and what is left of them: swept after they expire. */
export const uploads = pgTable("uploads", {
  key: text("key").primaryKey(),
  provider: text("provider").$type<"local" | "uploadthing">().notNull(),
  personId: integer("person_id")
    .notNull()
    .references(() => people.id),
  name: text("name").notNull(),
  bytes: integer("bytes").notNull(),
  metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
  isFinished: boolean("is_finished").notNull().default(false),
  expiresAt: at("expires_at").notNull(),
});

/** The lead picture's use; body pictures stand in the prose. */
export const articlePictures = pgTable("article_pictures", {
  articleId: integer("article_id")
    .primaryKey()
    .references(() => articles.id),
  pictureId: integer("picture_id")
    .notNull()
    .references(() => pictures.id),
  caption: text("caption").$type<PictureUse["caption"]>().notNull().default(""),
  credit: text("credit").notNull().default(""),
  alternative: text("alternative").notNull().default(""),
  isDecorative: boolean("is_decorative").notNull().default(false),
});

/** The open epoch of each article. Appending locks this row, so `seq` has no gaps that a reader could skip. */
export const drafts = pgTable(
  "drafts",
  {
    articleId: integer("article_id")
      .primaryKey()
      .references(() => articles.id),
    epoch: integer("epoch").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    keptSeq: bigint("kept_seq", { mode: "number" }).notNull().default(0), // up to here a revision holds it
    unkeptSince: at("unkept_since"), // the first change of text or facts that no revision holds; written once, not at every append
  },
  (table) => [index().on(table.unkeptSince).where(sql`${table.unkeptSince} is not null`)],
);

export const draftUpdates = pgTable(
  "draft_updates",
  {
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id),
    epoch: integer("epoch").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(), // 0 is the epoch's seed
    actorId: integer("actor_id").references(() => people.id), // null: the seed, or several people after compaction
    bytes: bytes("bytes").notNull(),
    at: at("at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.epoch, table.seq] })],
);

/** Text that came for a closed epoch: kept, offered, never merged. */
export const heldBack = pgTable(
  "held_back",
  {
    id: id(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id),
    epoch: integer("epoch").notNull(),
    actorId: integer("actor_id")
      .notNull()
      .references(() => people.id),
    bytes: bytes("bytes").notNull(),
    state: text("state").$type<"waiting" | "inserted" | "discarded">().notNull().default("waiting"),
    decidedById: integer("decided_by_id").references(() => people.id),
    at: at("at").notNull().defaultNow(),
  },
  (table) => [index().on(table.articleId, table.state)],
);

/** Immutable: prose and facts joined, with who, when and why. */
export const revisions = pgTable(
  "revisions",
  {
    id: id(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id),
    number: integer("number").notNull(), // 1, 2, 3 … within the article
    deed: text("deed").notNull(),
    reason: text("reason").notNull().default(""),
    restoredNumber: integer("restored_number"), // the revision that a restore brought back
    content: jsonb("content").$type<Content>().notNull(),
    facts: jsonb("facts").$type<Facts>().notNull(),
    actorId: integer("actor_id")
      .notNull()
      .references(() => people.id),
    at: at("at").notNull().defaultNow(),
  },
  (table) => [unique().on(table.articleId, table.number)],
);

/**
 * Talk in the margin. It holds to words by Yjs' relative positions in one epoch's document; closing an epoch carries the
 * open threads over. Never part of prose or of a revision.
 */
export const commentThreads = pgTable(
  "comment_threads",
  {
    id: id(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id),
    field: text("field").$type<PlainField | "body">().notNull(),
    epoch: integer("epoch").notNull(), // whose document the anchor stands in
    anchorFrom: bytes("anchor_from"), // null: its words are gone
    anchorTo: bytes("anchor_to"),
    quote: text("quote").notNull(), // the words as they were when the thread began
    resolvedAt: at("resolved_at"),
    resolvedById: integer("resolved_by_id").references(() => people.id),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (table) => [index().on(table.articleId)],
);

export const comments = pgTable(
  "comments",
  {
    id: id(),
    threadId: integer("thread_id")
      .notNull()
      .references(() => commentThreads.id),
    authorId: integer("author_id")
      .notNull()
      .references(() => people.id),
    clientKey: text("client_key").unique(), // the browser's, after the author's id: what is sent again after a lost answer is one comment
    text: text("text").notNull(),
    mentionedIds: integer("mentioned_ids").array().notNull().default([]),
    awaitedIds: integer("awaited_ids").array().notNull().default([]), // those of them who have not opened it yet
    at: at("at").notNull().defaultNow(),
    editedAt: at("edited_at"),
    deletedAt: at("deleted_at"), // its text is gone too
  },
  (table) => [index().on(table.threadId), index().using("gin", table.awaitedIds)],
);

/** Addresses under which somebody without an account may read a draft, until they expire or are revoked. */
export const previewLinks = pgTable(
  "preview_links",
  {
    id: id(),
    articleId: integer("article_id")
      .notNull()
      .references(() => articles.id),
    tokenHash: text("token_hash").notNull().unique(), // the token itself is shown once
    createdById: integer("created_by_id")
      .notNull()
      .references(() => people.id),
    createdAt: at("created_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
    revokedAt: at("revoked_at"),
    revokedById: integer("revoked_by_id").references(() => people.id),
  },
  (table) => [index().on(table.articleId)],
);

/** Who did what when: append only. */
export const diary = pgTable(
  "diary",
  {
    id: id(),
    at: at("at").notNull().defaultNow(),
    actorId: integer("actor_id").references(() => people.id), // null: the system or the command line
    deed: text("deed").notNull(), // `article.publish`, `staff.add` … worded as `deeds.<deed>`
    articleId: integer("article_id").references(() => articles.id),
    personId: integer("person_id").references(() => people.id),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [index().on(table.at, table.id), index().on(table.articleId)],
);

export type MonthStyle = "gregorian" | "levantine" | "dual" | "maghrebi";

/** One row. */
export const settings = pgTable(
  "settings",
  {
    id: integer("id").primaryKey().default(1),
    nameAr: text("name_ar").notNull().default("خبر"),
    nameEn: text("name_en").notNull().default("Khabar"),
    zone: text("zone").notNull().default("Asia/Beirut"),
    monthStyle: text("month_style").$type<MonthStyle>().notNull().default("dual"),
    numerals: text("numerals").$type<"latn" | "arab">().notNull().default("latn"),
    quotesAr: text("quotes_ar").$type<QuoteStyle>().notNull().default("guillemets"), // what the command for quotation marks writes
    quotesEn: text("quotes_en").$type<QuoteStyle>().notNull().default("curly"),
    continueReading: boolean("continue_reading").notNull().default(false),
    logoArId: integer("logo_ar_id").references(() => pictures.id), // instead of the name in the masthead
    logoEnId: integer("logo_en_id").references(() => pictures.id),
    isSample: boolean("is_sample").notNull().default(false), // an invented newspaper: every page says so
    welcomeDoneAt: at("welcome_done_at"), // the checklist of the first minutes is gone
  },
  (table) => [check("settings_one_row", sql`${table.id} = 1`)],
);

/**
 * What of readers' pages each deed made untrue, in the order of the commits: its transaction wrote `published` under one
 * lock. Kept for a day, for processes that did not hear it at once.
 */
export const purges = pgTable("purges", {
  seq: bigint("seq", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  at: at("at").notNull().defaultNow(),
  verb: text("verb").$type<"invalidate" | "forget">().notNull(), // keep the last good copy for a bad day, or no byte of it
  tags: text("tags").array().notNull(), // empty: every page
});
