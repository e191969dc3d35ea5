import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { answer } from "#app/action.ts";
import { demandActor } from "#app/actor.ts";
import { PageHead } from "#components/desk/page-head.tsx";
import { PictureGrid } from "#components/desk/picture-grid.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { listPictures } from "#db/pictures.ts";
import { writtenIdSchema } from "#newsroom/id-schema.ts";
import { can } from "#newsroom/permissions.ts";
import { storableText } from "#newsroom/storable.ts";
import { readPicture } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pictures");
  return { title: t("title") };
}

const querySchema = z.object({
  before: z.optional(writtenIdSchema).catch(undefined),
  search: z.string().trim().max(200).transform(storableText).default("").catch(""),
});

export default async function MediaPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const actor = await demandActor();
  const t = await getTranslations("pictures");
  const { before, search } = querySchema.parse(await searchParams);
  const pictures = await answer(() => listPictures(actor, { before, search }));
  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      {pictures.ok ? (
        <PictureGrid
          {...pictures.value}
          search={search}
          isFirst={before === undefined}
          readPicture={can(actor, "picture.upload") ? readPicture : null}
        />
      ) : (
        <RefusalNote refusal={pictures.refusal} />
      )}
    </>
  );
}
