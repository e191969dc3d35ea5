"use client";
import Form from "next/form";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink, Link } from "#components/ui/link.tsx";
import { Badge, EmptyState } from "#components/ui/show.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { PictureRow } from "#db/pictures.ts";
import { pictureSources } from "#newsroom/pictures.ts";
import { PictureUpload, type PictureUploadProps } from "./picture-upload.tsx";
import { useRefusalSentence } from "./refusal-note.tsx";
import { StoredPicture } from "./stored-picture.tsx";

type Props = {
  rows: PictureRow[];
  next: number | null;
  search: string;
  isFirst: boolean; // the page with the newest
  readPicture: PictureUploadProps["readPicture"] | null;
};

const pause = 3000; // ms

/** The newsroom's pictures, newest first. `readPicture` null: this person may look, not upload. */
export function PictureGrid({ rows, next, search, isFirst, readPicture }: Props) {
  const t = useTranslations("pictures");
  const router = useRouter();
  const isWaiting = rows.some((row) => row.state === "processing");

  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => document.hidden || router.refresh(), pause);
    return () => clearInterval(timer);
  }, [isWaiting, router]);

  const query = search ? `search=${encodeURIComponent(search)}&` : "";
  return (
    <>
      {readPicture && (
        <PictureUpload
          readPicture={readPicture}
          onDone={() => router.refresh()}
          label={t("chooseMany")}
          allowsMany={true}
        />
      )}
      {(rows.length > 0 || search || !isFirst) && (
        <Form key={search} action="/desk/media" role="search" className="flex max-w-xl items-end gap-3 pt-5">
          <TextField label={t("search")} name="search" type="search" defaultValue={search} enterKeyHint="search" />
          <Button type="submit">{t("find")}</Button>
        </Form>
      )}
      {rows.length === 0 ? (
        <div className="pt-6">
          {search ? (
            <EmptyState title={t("nothing")} action={<ButtonLink href="/desk/media">{t("showAll")}</ButtonLink>}>
              {t("nothingText")}
            </EmptyState>
          ) : (
            <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
          )}
        </div>
      ) : (
        <ul className="grid grid-cols-2 gap-x-4 gap-y-6 pt-6 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]">
          {rows.map((row) => (
            <li key={row.id} className="min-w-0">
              <Tile row={row} />
            </li>
          ))}
        </ul>
      )}
      {next !== null && (
        <p className="pt-6">
          <ButtonLink href={`/desk/media?${query}before=${next}`}>{t("older")}</ButtonLink>
        </p>
      )}
    </>
  );
}

function Tile({ row }: { row: PictureRow }) {
  const t = useTranslations("pictures");
  const sentence = useRefusalSentence();
  const picture = pictureSources(row.renditions, "(min-width: 40rem) 14rem, 50vw");
  return (
    <figure>
      <div className="flex aspect-4/3 items-center justify-center overflow-hidden rounded-sm bg-wash">
        {picture ? (
          <StoredPicture files={picture} alternative={row.name} isLazy className="size-full object-contain" />
        ) : (
          <Badge tone={row.state === "failed" ? "danger" : "muted"}>{t(`${row.state}State`)}</Badge>
        )}
      </div>
      <figcaption className="pt-1.5 text-small">
        <bdi className="block truncate font-medium">{row.name}</bdi>
        <span className="block text-muted">
          <bdi>{row.uploadedBy}</bdi>
          {row.width !== null && row.height !== null && (
            <>
              {" · "}
              <bdi dir="ltr" className="whitespace-nowrap tabular-nums">
                {t("size", { width: row.width, height: row.height })}
              </bdi>
            </>
          )}
        </span>
        {row.problem && <span className="block text-danger">{sentence(row.problem)}</span>}
        <Uses row={row} />
      </figcaption>
    </figure>
  );
}

/** Where the picture stands: what readers have, by name; what they don't, by number. */
function Uses({ row: { stories, drafts, portraitOf, isLogo, state } }: { row: PictureRow }) {
  const t = useTranslations("pictures");
  const language = useLocale();
  if (state === "failed") return null;
  const summary = [
    ...(stories.length > 0 ? [t("stories", { count: stories.length })] : []),
    ...(drafts > 0 ? [t("drafts", { count: drafts })] : []),
    ...portraitOf.map(({ nameAr, nameEn }) => t("portrait", { name: language === "en" ? nameEn : nameAr })),
    ...(isLogo ? [t("logo")] : []),
  ].join(" · ");
  if (stories.length === 0) return <span className="block text-light">{summary || t("unused")}</span>;
  return (
    <details>
      <summary className="min-h-8 cursor-pointer py-1 text-muted hover:text-ink">{summary}</summary>
      <ul className="space-y-1 pb-1">
        {stories.map((story) => (
          <li key={story.id}>
            <Link href={`/s/${story.id}`} target="_blank" className="wrap-anywhere">
              <bdi>{story.headline}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
