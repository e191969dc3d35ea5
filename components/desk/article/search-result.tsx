"use client";

import { useTranslations } from "next-intl";
import { LengthNote } from "./length-note.tsx";
import type { ShownStory } from "./showcase.tsx";

/** A line of a search engine's answer, cut where it would be cut. */
export function SearchResult({ story, sectionName }: { story: ShownStory; sectionName: string | null }) {
  const t = useTranslations("showcase");
  const { language, headline, standfirst, site, host } = story;
  const title = headline === "" ? "" : `${headline} - ${site}`;
  return (
    <section aria-labelledby="showcase-search">
      <h3 id="showcase-search" className="pb-2 font-semibold">
        {t("search")}
      </h3>
      <div
        lang={language}
        dir={language === "ar" ? "rtl" : "ltr"}
        className="rounded-md border border-rule bg-raised p-3"
      >
        <p className="truncate text-muted text-small">
          <bdi>{site}</bdi> · <bdi dir="ltr">{host}</bdi>
          {sectionName && (
            <>
              {" › "}
              <bdi>{sectionName}</bdi>
            </>
          )}
        </p>
        <p className="truncate py-0.5 text-large" title={title}>
          {title || <span className="text-muted">{t("noHeadline")}</span>}
        </p>
        <p className="line-clamp-2 text-muted">{standfirst || t("noStandfirst")}</p>
      </div>
      <LengthNote guide="searchTitle" text={title} />
      <LengthNote guide="searchText" text={standfirst} />
    </section>
  );
}
