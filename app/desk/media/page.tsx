import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { demandActor } from "#app/actor.ts";
import { PictureGrid } from "#components/desk/picture-grid.tsx";
import { listPictures } from "#db/pictures.ts";
import { can } from "#newsroom/permissions.ts";
import { readPicture } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pictures");
  return { title: t("title") };
}

export default async function MediaPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const actor = await demandActor();
  const before = Number((await searchParams).before);
  const { rows, next } = await listPictures(actor, { before: Number.isSafeInteger(before) ? before : undefined });
  return <PictureGrid rows={rows} next={next} readPicture={can(actor, "picture.upload") ? readPicture : null} />;
}
