"use server";

import { z } from "zod";
import { action } from "#app/action.ts";
import { createArticle as createArticleOf } from "#db/articles.ts";
import { decideHeldBack as decideHeldBackOf } from "#db/held-back.ts";
import { languages } from "#newsroom/article.ts";
import { idSchema } from "#newsroom/id-schema.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { readArticlePage as readArticlePageOf } from "../article-page.ts";

/** `personId` is whose page asks: what was typed there must not become a story of whoever signed in since. */
export const createArticle = action(
  z.object({ clientKey: z.uuid(), language: z.enum(languages), personId: idSchema }),
  async (actor, { personId, ...input }) => {
    if (personId !== actor.id) throw new Refusal("otherPerson", { name: actor.name });
    return createArticleOf(actor, input);
  },
);

export const readArticlePage = action(z.object({ id: idSchema }), (actor, input) => readArticlePageOf(actor, input.id));

export const decideHeldBack = action(
  z.object({ id: idSchema, decision: z.enum(["inserted", "discarded"]) }),
  (actor, input) => decideHeldBackOf(actor, input.id, input.decision),
);
