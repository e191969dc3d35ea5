"use server";
import { z } from "zod";
import { action, ownAction } from "#app/action.ts";
import { changeOwnByline, changeOwnPassword, closeOtherSessions } from "#db/account.ts";
import { findOwnAuthor, setPortrait } from "#db/authors.ts";
import { idSchema } from "#newsroom/id-schema.ts";
import { Refusal } from "#newsroom/refusal.ts";

const passwordSchema = z.object({ current: z.string().max(1000), next: z.string().max(1000) });

export const changePassword = ownAction(passwordSchema, changeOwnPassword);

const name = z.string().trim().min(1).max(200);

export const changeByline = action(z.object({ nameAr: name, nameEn: name }), changeOwnByline);

export const changePortrait = action(z.object({ pictureId: z.nullable(idSchema) }), async (actor, { pictureId }) => {
  const own = await findOwnAuthor(actor);
  if (!own) throw new Refusal("notFound");
  await setPortrait(actor, own.id, pictureId);
});

export const closeOthers = ownAction(z.object({}), closeOtherSessions);
