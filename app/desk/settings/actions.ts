"use server";
import { z } from "zod";
import { action } from "#app/action.ts";
import { addSection, changeSection, changeSettings, moveSection, setLogo } from "#db/settings.ts";
import { addTopic, mergeTopic, removeTopic, renameTopic } from "#db/topics.ts";
import { languages } from "#newsroom/article.ts";
import { idSchema } from "#newsroom/id-schema.ts";
import { quoteStyles } from "#newsroom/quotation.ts";

const id = idSchema;
const name = z.string().trim().min(1).max(100);
const slug = z.string().trim().max(100);

const settingsSchema = z.object({
  nameAr: name,
  nameEn: name,
  zone: z.string().max(100),
  monthStyle: z.enum(["gregorian", "levantine", "dual", "maghrebi"]),
  numerals: z.enum(["latn", "arab"]),
  continueReading: z.boolean(),
  quotesAr: z.enum(quoteStyles),
  quotesEn: z.enum(quoteStyles),
});

const wordsSchema = z.object({ nameAr: name, nameEn: name, slugAr: slug, slugEn: slug });

export const change = action(settingsSchema, changeSettings);

const logoSchema = z.object({ language: z.enum(languages), pictureId: z.nullable(id) });

export const changeLogo = action(logoSchema, (actor, { language, pictureId }) => setLogo(actor, language, pictureId));

export const addOne = action(wordsSchema, addSection);

export const changeOne = action(wordsSchema.extend({ id }), (actor, { id: sectionId, ...words }) =>
  changeSection(actor, sectionId, words),
);

export const moveOne = action(z.object({ id, by: z.int().min(-1000).max(1000) }), (actor, input) =>
  moveSection(actor, input.id, input.by),
);

export const addTopicOf = action(wordsSchema, addTopic);

export const renameTopicOf = action(wordsSchema.extend({ id }), (actor, { id: topicId, ...words }) =>
  renameTopic(actor, topicId, words),
);

export const mergeTopicOf = action(z.object({ id, intoId: id }), (actor, input) =>
  mergeTopic(actor, input.id, input.intoId),
);

export const removeTopicOf = action(z.object({ id }), (actor, input) => removeTopic(actor, input.id));
