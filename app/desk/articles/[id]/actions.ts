"use server";

import { z } from "zod";
import { action } from "#app/action.ts";
import { withdrawCorrection as withdrawArticleCorrection } from "#db/corrections.ts";
import {
  approveArticle,
  correctArticle,
  killArticle,
  openForReview as openArticleForReview,
  publishArticle,
  publishChanges as publishArticleChanges,
  recallArticle,
  returnArticle,
  submitArticle,
} from "#db/deeds.ts";
import { changeFacts as changeArticleFacts, changeStaff as changeArticleStaff } from "#db/facts.ts";
import { findRelatable as findRelatableOf, readRelatable as readRelatableOf } from "#db/related.ts";
import { restorable, restoreRevision } from "#db/restore.ts";
import { createTopic as createArticleTopic } from "#db/topics.ts";
import { getVersions } from "#db/versions.ts";
import { languages } from "#newsroom/article.ts";
import { someFactsSchema } from "#newsroom/article-schema.ts";
import { idSchema } from "#newsroom/id-schema.ts";
import { decodeBytes } from "#newsroom/socket.ts";
import { compareVersions } from "../compare-versions.ts";

const id = idSchema;
const note = z.string().trim().max(2000);
const stateVector = z.base64().max(100_000).transform(decodeBytes);
const seen = z.object({
  epoch: z.number().int().positive(),
  stateVector,
  factsVersion: z.number().int().nonnegative(),
});

const articleSchema = z.object({ id });
const seenSchema = z.object({ id, seen });

export const changeFacts = action(
  z.object({ id, patch: someFactsSchema, was: someFactsSchema }),
  (actor, { id, patch, was }) => changeArticleFacts(actor, id, patch, was),
);

export const changeStaff = action(
  z.object({ id, personIds: z.array(idSchema).max(100) }),
  async (actor, { id, personIds }) => {
    await changeArticleStaff(actor, id, personIds);
  },
);

export const createTopic = action(
  z.object({ name: z.string().trim().min(1).max(120), language: z.enum(languages) }),
  async (actor, input) => {
    const topic = await createArticleTopic(actor, input);
    return topic;
  },
);

export const findChanges = action(articleSchema, async (actor, { id }) =>
  compareVersions(await getVersions(actor, id, "live", "draft")),
);

export const restore = action(
  z.object({ id, number: z.number().int().positive(), what: z.enum(restorable), epoch: z.number().int().positive() }),
  (actor, { id, ...wanted }) => restoreRevision(actor, id, wanted),
);

export const openForReview = action(articleSchema, async (actor, { id }) => {
  await openArticleForReview(actor, id);
});

/* The page looks again by itself after a deed; `refresh` lets the lists and the way back forget what they showed. */

export const submit = action(seenSchema, async (actor, { id, seen }) => {
  await submitArticle(actor, id, { seen });
});

export const recall = action(articleSchema, async (actor, { id }) => {
  await recallArticle(actor, id);
});

export const approve = action(seenSchema, async (actor, { id, seen }) => {
  await approveArticle(actor, id, { seen });
});

export const giveBack = action(z.object({ id, seen, note }), async (actor, { id, seen, note }) => {
  await returnArticle(actor, id, { seen, note });
});

export const publish = action(seenSchema, async (actor, { id, seen }) => {
  await publishArticle(actor, id, { seen });
});

export const publishChanges = action(
  z.object({ id, seen, kind: z.enum(["minor", "update"]), reason: z.string().trim().max(500) }),
  async (actor, { id, ...change }) => {
    await publishArticleChanges(actor, id, change);
  },
);

export const correct = action(
  z.object({ id, seen, text: z.string().trim().max(1000) }),
  async (actor, { id, ...correction }) => {
    await correctArticle(actor, id, correction);
  },
);

export const withdrawCorrection = action(
  z.object({ id, correctionId: idSchema }),
  async (actor, { id, correctionId }) => {
    await withdrawArticleCorrection(actor, id, correctionId);
  },
);

export const kill = action(z.object({ id, note }), async (actor, { id, note }) => {
  await killArticle(actor, id, { note });
});

export const findRelatable = action(z.object({ text: z.string().max(200) }), (actor, { text }) =>
  findRelatableOf(actor, text),
);

export const readRelatable = action(articleSchema, (actor, { id }) => readRelatableOf(actor, id));
