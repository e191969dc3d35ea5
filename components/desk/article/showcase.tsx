"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { buildAddress } from "#newsroom/address.ts";
import { slugOf } from "#newsroom/slug.ts";
import { RefusalNote } from "../refusal-note.tsx";
import { useDeed } from "../use-deed.ts";
import { PreviewLinks } from "./preview-links.tsx";
import { SearchResult } from "./search-result.tsx";
import { ShareCard } from "./share-card.tsx";
import { type Showcase as Shown, useDesk } from "./story-desk.tsx";

/** The story in a search engine's list and in a network's card, as it is typed, and the links to its draft. */
export function Showcase() {
  const t = useTranslations("showcase");
  const { view, actions, content, facts } = useDesk();
  const { language, sectionId, slug } = facts.facts;
  const [shown, setShown] = useState<Shown | null>(null);
  const { run, refusal, isPending } = useDeed(actions.readShowcase);
  const written = language ?? "ar";
  const read = async () => {
    const found = await run({ id: view.id, language: written });
    if (found) setShown(found.value);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for another story or language, not with every render
  useEffect(() => void read(), [view.id, written]);
  const keepLinks = useCallback((links: Shown["links"]) => setShown((now) => now && { ...now, links }), []);
  if (!shown) {
    return (
      <>
        <RefusalNote refusal={refusal} />
        {refusal ? (
          <Button onPress={read}>{t("again")}</Button>
        ) : (
          <p className="text-muted">{isPending && t("loading")}</p>
        )}
      </>
    );
  }
  const section = shown.sections.find(({ id }) => id === sectionId);
  const address = buildAddress({
    kind: "story",
    language: written,
    section: section?.slug ?? "…",
    slug: slug || slugOf(content.headline) || "story",
    id: view.id,
  });
  const story = {
    language: written,
    kicker: content.kicker.trim(),
    headline: content.headline.trim(),
    standfirst: content.standfirst.trim(),
    site: shown.site.name,
    address: decodeURI(shown.site.url + address),
    host: new URL(shown.site.url).host,
  };
  return (
    <div className="space-y-6">
      <SearchResult story={story} sectionName={section?.name ?? null} />
      <ShareCard story={story} lead={facts.facts.lead} />
      <PreviewLinks links={shown.links} onChange={keepLinks} />
    </div>
  );
}

/** What others show of a story. */
export type ShownStory = {
  language: "ar" | "en";
  kicker: string;
  headline: string;
  standfirst: string;
  site: string;
  address: string;
  host: string;
};
