"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Facts } from "#newsroom/article.ts";
import { cardSize, draftCardPath } from "#newsroom/card.ts";
import { type PictureSources, pictureSources } from "#newsroom/pictures.ts";
import { StoredPicture } from "../stored-picture.tsx";
import { LengthNote } from "./length-note.tsx";
import type { ShownStory } from "./showcase.tsx";
import { useDesk } from "./story-desk.tsx";

/** The card that networks make of the story's address. Without a lead picture we draw one of its words. */
export function ShareCard({ story, lead }: { story: ShownStory; lead: Facts["lead"] }) {
  const t = useTranslations("showcase");
  const { language, headline, standfirst, host } = story;
  return (
    <section aria-labelledby="showcase-card">
      <h3 id="showcase-card" className="pb-2 font-semibold">
        {t("card")}
      </h3>
      <div
        lang={language}
        dir={language === "ar" ? "rtl" : "ltr"}
        className="overflow-hidden rounded-md border border-rule bg-raised"
      >
        <div className="aspect-[1.91] bg-wash">
          {lead ? <LeadPicture id={lead.pictureId} /> : <DrawnCard story={story} />}
        </div>
        <div className="p-3">
          <p className="text-muted text-small" dir="ltr">
            {host}
          </p>
          <p className="line-clamp-2 font-semibold">
            {headline || <span className="text-muted">{t("noHeadline")}</span>}
          </p>
          <p className="truncate text-muted text-small">{standfirst}</p>
        </div>
      </div>
      <LengthNote guide="shareTitle" text={headline} />
      <p className="pt-1.5 text-muted text-small">{t(lead ? "cardOfLead" : "cardDrawn")}</p>
    </section>
  );
}

function LeadPicture({ id }: { id: number }) {
  const { actions } = useDesk();
  const [files, setFiles] = useState<PictureSources | null>(null);
  useEffect(() => {
    let isLeft = false;
    void actions.readPicture({ id }).then(
      (answer) => !isLeft && setFiles(answer.ok ? pictureSources(answer.value.renditions, "20rem") : null),
      () => undefined, // offline: the card stays without its picture until the page is asked again
    );
    return () => {
      isLeft = true;
    };
  }, [actions, id]);
  return files && <StoredPicture files={files} alternative="" className="size-full object-cover" />;
}

const rest = 1500; // ms: the server draws what is saved, once the typing has stopped

function DrawnCard({ story }: { story: ShownStory }) {
  const t = useTranslations("showcase");
  const { view, draft } = useDesk();
  const [drawn, setDrawn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again when its words change
  useEffect(() => {
    const timer = setTimeout(
      () =>
        void draft.settle().then(
          () => setDrawn((now) => now + 1),
          () => undefined, // not saved yet: the card of before stays
        ),
      rest,
    );
    return () => clearTimeout(timer);
  }, [story.kicker, story.headline, story.language, story.site]);
  return (
    // biome-ignore lint/performance/noImgElement: drawn by us in the one size that there is
    <img
      src={`${draftCardPath(view.id)}?n=${drawn}`}
      alt={t("cardAlternative", { headline: story.headline || t("noHeadline") })}
      {...cardSize}
      className="size-full object-cover"
    />
  );
}
