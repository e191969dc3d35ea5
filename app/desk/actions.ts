"use server";
import { z } from "zod";
import { findThings } from "#db/find.ts";
import { endWelcome } from "#db/settings.ts";
import { action } from "../action.ts";

/** What the finder offers for these words. */
export const find = action(z.object({ text: z.string().max(200) }), (actor, { text }) => findThings(actor, text));

/** The checklist of the first minutes goes away. */
export const dismissWelcome = action(z.object({}), (actor) => endWelcome(actor));
