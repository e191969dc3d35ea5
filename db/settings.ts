import { asc, eq, inArray } from "drizzle-orm";
import { reservedSlugs } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import { type Actor, demand } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { slugOf } from "#newsroom/slug.ts";
import type { PictureView } from "#newsroom/story-view.ts";
import { demandReady } from "./pictures.ts";
import { desk } from "./process.ts";
import { putSite } from "./published/put.ts";
import { viewOf } from "./published/site.ts";
import { pictures, sections, settings } from "./schema.ts";
import { record, type Transaction, transact } from "./transact.ts";

export type Settings = Omit<typeof settings.$inferSelect, "id">;
type Chosen = Omit<Settings, "logoArId" | "logoEnId" | "isSample" | "welcomeDoneAt">; // these have verbs of their own
export type Section = typeof sections.$inferSelect;
type SectionWords = Pick<Section, "nameAr" | "nameEn" | "slugAr" | "slugEn">;

/** The site's settings: every desk page words its dates by them, so they are no secret among staff. */
export async function getSettings(): Promise<Settings> {
  const [row] = await desk().select().from(settings);
  if (!row) throw new Error("The settings row is missing.");
  const { id: _, ...rest } = row;
  return rest;
}

/** Readers see it at once. @throws Refusal `forbidden`, `invalid` when the zone is unknown */
export async function changeSettings(actor: Actor, patch: Partial<Chosen>): Promise<void> {
  await transact(async (tx) => {
    const [before] = await tx.select().from(settings).for("update");
    demand(actor, "settings.change");
    if (patch.zone !== undefined && !isZone(patch.zone)) throw new Refusal("invalid", { fields: ["zone"] });
    const changed = Object.entries(patch).filter(([name, value]) =>
      Object.entries(before ?? {}).some(([key, old]) => key === name && old !== value),
    );
    if (changed.length === 0) return;
    await tx.update(settings).set(patch);
    await putSite(tx);
    await record(tx, actor, "settings.change", { details: Object.fromEntries(changed) });
  });
}

export type Logos = Record<Language, PictureView | null>;

/** The logo of each language. */
export async function getLogos(): Promise<Logos> {
  const { logoArId, logoEnId } = await getSettings();
  const ids = [logoArId, logoEnId].filter((id) => id !== null);
  const rows = await desk().select().from(pictures).where(inArray(pictures.id, ids));
  const find = (id: number | null) => rows.filter((row) => row.id === id).map(viewOf)[0] ?? null;
  return { ar: find(logoArId), en: find(logoEnId) };
}

/** Readers see it at once instead of the name; null: the name again. @throws Refusal `forbidden`, `notFound`, `pictureNotReady` */
export async function setLogo(actor: Actor, language: Language, pictureId: number | null): Promise<void> {
  await transact(async (tx) => {
    const [before] = await tx.select().from(settings).for("update");
    demand(actor, "settings.change");
    if ((language === "ar" ? before?.logoArId : before?.logoEnId) === pictureId) return;
    if (pictureId !== null) await demandReady(tx, pictureId);
    await tx.update(settings).set(language === "ar" ? { logoArId: pictureId } : { logoEnId: pictureId });
    await putSite(tx);
    await record(tx, actor, pictureId === null ? "settings.removeLogo" : "settings.setLogo", { details: { language } });
  });
}

/** The checklist of the first minutes goes away, for everybody. @throws Refusal `forbidden` */
export async function endWelcome(actor: Actor, now = new Date()): Promise<void> {
  await transact(async (tx) => {
    const [before] = await tx.select().from(settings).for("update");
    demand(actor, "settings.change");
    if (!before || before.welcomeDoneAt) return;
    await tx.update(settings).set({ welcomeDoneAt: now });
    await record(tx, actor, "settings.endWelcome");
  });
}

/** @throws Refusal `forbidden`, `slugEmpty`, `slugTaken` */
export async function addSection(actor: Actor, words: SectionWords): Promise<number> {
  return transact(async (tx) => {
    const all = await holdSections(tx);
    demand(actor, "settings.change");
    const chosen = { ...words, ...slugsOf(words, all) };
    const position = 1 + Math.max(0, ...all.map((section) => section.position));
    const [row] = await tx
      .insert(sections)
      .values({ ...chosen, position })
      .returning({ id: sections.id });
    if (!row) throw new Error("The section was not inserted.");
    await putSite(tx);
    await record(tx, actor, "section.add", { details: { sectionId: row.id, ...chosen } });
    return row.id;
  });
}

/** A new slug moves the addresses of the section's stories: readers of the old ones are sent on by the story's number. @throws Refusal `forbidden`, `notFound`, `slugEmpty`, `slugTaken` */
export async function changeSection(actor: Actor, id: number, words: SectionWords): Promise<void> {
  await transact(async (tx) => {
    const all = await holdSections(tx);
    demand(actor, "settings.change");
    const others = all.filter((section) => section.id !== id);
    if (others.length === all.length) throw new Refusal("notFound");
    const chosen = { ...words, ...slugsOf(words, others) };
    await tx.update(sections).set(chosen).where(eq(sections.id, id));
    await putSite(tx);
    await record(tx, actor, "section.change", { details: { sectionId: id, ...chosen } });
  });
}

/** Moves a section so many places towards the start (less than 0) or the end. @throws Refusal `forbidden`, `notFound` */
export async function moveSection(actor: Actor, id: number, by: number): Promise<void> {
  await transact(async (tx) => {
    const all = await holdSections(tx);
    demand(actor, "settings.change");
    const from = all.findIndex((section) => section.id === id);
    const moved = all[from];
    if (!moved) throw new Refusal("notFound");
    const rest = all.toSpliced(from, 1);
    const ordered = rest.toSpliced(Math.max(0, from + by), 0, moved);
    for (const [place, section] of ordered.entries()) {
      await tx
        .update(sections)
        .set({ position: place + 1 })
        .where(eq(sections.id, section.id));
    }
    await putSite(tx);
    await record(tx, actor, "section.move", { details: { sectionId: id, nameAr: moved.nameAr, nameEn: moved.nameEn } });
  });
}

/** All sections in their order, locked: an order is one thing. The settings' row stands for those that are not there yet. */
async function holdSections(tx: Transaction): Promise<Section[]> {
  await tx.select({ id: settings.id }).from(settings).for("update");
  return tx.select().from(sections).orderBy(asc(sections.position), asc(sections.id)).for("update");
}

/** Both slugs, made from the names where they were left empty. */
function slugsOf(words: SectionWords, others: Section[]): Pick<Section, "slugAr" | "slugEn"> {
  const slugAr = slugOf(words.slugAr || words.nameAr);
  const slugEn = slugOf(words.slugEn || words.nameEn);
  if (slugAr === "" || slugEn === "") throw new Refusal("slugEmpty", { fields: [slugAr === "" ? "slugAr" : "slugEn"] });
  for (const [field, slug] of Object.entries({ slugAr, slugEn })) {
    const isTaken = others.some((other) => (field === "slugAr" ? other.slugAr : other.slugEn) === slug);
    if (isTaken || reservedSlugs.has(slug)) throw new Refusal("slugTaken", { fields: [field] });
  }
  return { slugAr, slugEn };
}

function isZone(zone: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC";
}
