import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answer } from "#app/action.ts";
import { demandActor } from "#app/actor.ts";
import { PageHead } from "#components/desk/page-head.tsx";
import { PictureGrid } from "#components/desk/picture-grid.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { listPictures } from "#db/pictures.ts";
import { writtenIdSchema } from "#newsroom/id.ts";
import { can } from "#newsroom/permissions.ts";
import { readPicture } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pictures");
  return { title: t("title") };
}

export default async function MediaPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const actor = await demandActor();
  const before = writtenIdSchema.safeParse((await searchParams).before).data;
  const pictures = await answer(() => listPictures(actor, { before }));
  if (!pictures.ok) {
    const t = await getTranslations("pictures");
    return (
      <>
        <PageHead title={t("title")} />
        <RefusalNote refusal={pictures.refusal} />
      </>
    );
  }
  const { rows, next } = pictures.value;
  return <PictureGrid rows={rows} next={next} readPicture={can(actor, "picture.upload") ? readPicture : null} />;
}
