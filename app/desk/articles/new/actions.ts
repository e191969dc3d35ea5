"use server";

import { z } from "zod";
import { action } from "#app/action.ts";
import { createArticle as createArticleOf } from "#db/articles.ts";
import { decideHeldBack as decideHeldBackOf } from "#db/held-back.ts";
import { languages } from "#newsroom/article.ts";
import { idSchema } from "#newsroom/id-schema.ts";
import { readArticlePage as readArticlePageOf } from "../article-page.ts";

export const createArticle = action(z.object({ clientKey: z.uuid(), language: z.enum(languages) }), (actor, input) =>
  createArticleOf(actor, input),
);

export const readArticlePage = action(z.object({ id: idSchema }), (actor, input) => readArticlePageOf(actor, input.id));

export const decideHeldBack = action(
  z.object({ id: idSchema, decision: z.enum(["inserted", "discarded"]) }),
  (actor, input) => decideHeldBackOf(actor, input.id, input.decision),
);
