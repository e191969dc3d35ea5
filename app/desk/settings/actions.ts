"use server";
import { z } from "zod";
import { action } from "#app/action.ts";
import { addSection, changeSection, changeSettings, moveSection } from "#db/settings.ts";
import { idSchema } from "#newsroom/id.ts";

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
});

const sectionSchema = z.object({ nameAr: name, nameEn: name, slugAr: slug, slugEn: slug });

export const change = action(settingsSchema, changeSettings);

export const addOne = action(sectionSchema, addSection);

export const changeOne = action(sectionSchema.extend({ id }), (actor, { id: sectionId, ...words }) =>
  changeSection(actor, sectionId, words),
);

export const moveOne = action(z.object({ id, by: z.union([z.literal(-1), z.literal(1)]) }), (actor, input) =>
  moveSection(actor, input.id, input.by),
);
