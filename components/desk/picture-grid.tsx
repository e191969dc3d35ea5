"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/link.tsx";
import { Badge, EmptyState } from "#components/ui/show.tsx";
import type { PictureRow } from "#db/pictures.ts";
import { pictureSources } from "#newsroom/pictures.ts";
import { PictureUpload, type PictureUploadProps } from "./picture-upload.tsx";
import { useRefusalSentence } from "./refusal-note.tsx";

type Props = { rows: PictureRow[]; next: number | null; readPicture: PictureUploadProps["readPicture"] | null };

/** The newsroom's pictures, newest first. `readPicture` null: this person may look, not upload. */
export function PictureGrid({ rows, next, readPicture }: Props) {
  const t = useTranslations("pictures");
  const router = useRouter();
  return (
    <>
      <h1 className="font-semibold text-title">{t("title")}</h1>
      <p className="mb-5 text-muted">{t("purpose")}</p>
      {readPicture && (
        <PictureUpload
          readPicture={readPicture}
          onDone={() => router.refresh()}
          label={t("chooseMany")}
          allowsMany={true}
        />
      )}
      {rows.length === 0 ? (
        <div className="mt-6">
          <EmptyState title={t("empty")} />
        </div>
      ) : (
        <ul className="mt-6 grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-4">
          {rows.map((row) => (
            <li key={row.id}>
              <Tile row={row} />
            </li>
          ))}
        </ul>
      )}
      {next !== null && (
        <p className="mt-6">
          <ButtonLink href={`/desk/media?before=${next}`}>{t("older")}</ButtonLink>
        </p>
      )}
    </>
  );
}

function Tile({ row }: { row: PictureRow }) {
  const t = useTranslations("pictures");
  const sentence = useRefusalSentence();
  const picture = pictureSources(row.renditions, "12rem");
  return (
    <figure>
      <div className="flex aspect-4/3 items-center justify-center overflow-hidden rounded-md bg-wash">
        {picture ? (
          <picture className="contents">
            {picture.sources.map((source) => (
              <source key={source.type} {...source} />
            ))}
            <img
              src={picture.src}
              width={picture.width}
              height={picture.height}
              alt={row.name}
              loading="lazy"
              className="size-full object-contain"
            />
          </picture>
        ) : (
          <Badge tone={row.state === "failed" ? "danger" : "muted"}>{t(`${row.state}State`)}</Badge>
        )}
      </div>
      <figcaption className="mt-1.5 text-small">
        <bdi className="block truncate font-medium">{row.name}</bdi>
        {row.width !== null && row.height !== null && (
          <span className="block text-muted">
            <bdi dir="ltr">{t("size", { width: row.width, height: row.height })}</bdi>
          </span>
        )}
        <span className="block text-muted">{t("by", { name: row.uploadedBy })}</span>
        {row.problem && <span className="block text-danger">{sentence(row.problem)}</span>}
      </figcaption>
    </figure>
  );
}
