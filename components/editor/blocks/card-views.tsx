"use client";

import type { NodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { use, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Relatable } from "#db/related.ts";
import { readEmbed } from "#newsroom/embeds.ts";
import { usePictureAddress } from "../picture-address.ts";
import { chooseBlock, removeBlock } from "./block-commands.ts";
import { type Asked, StoryFinder, useBlockDesk } from "./block-desk.tsx";

/** What readers see of a post, and what is still missing of it. */
export function EmbedCard(props: NodeViewProps) {
  const t = useTranslations("newsBlocks");
  const { href, author, quote, pictureId } = props.node.attrs;
  const found = typeof href === "string" ? readEmbed(href) : null;
  return (
    <>
      <p className="card-name">
        <b>
          <bdi>{String(author)}</bdi>
        </b>{" "}
        {found ? t(`provider.${found.provider}`) : String(href ?? t("embedNoLink"))}
      </p>
      {quote !== "" && (
        <p dir="auto" className="card-words">
          {String(quote)}
        </p>
      )}
      {typeof pictureId === "number" && <Still pictureId={pictureId} />}
      <CardDeeds {...props} asked={{ what: "embed" }} />
    </>
  );
}

function Still({ pictureId }: { pictureId: number }) {
  const t = useTranslations("editor");
  const picture = usePictureAddress(pictureId);
  if (picture.kind === "shown")
    // biome-ignore lint/performance/noImgElement: renditions are made by us, there is nothing left to optimise
    return <img src={picture.address} alt="" />;
  return <p className="picture-coming">{t(picture.kind === "gone" ? "pictureGone" : "pictureComing")}</p>;
}

/** The story that readers are led to, and whether they can see it. */
export function RelatedCard(props: NodeViewProps) {
  const t = useTranslations("newsBlocks");
  const stages = useTranslations("stages");
  const { articleId } = props.node.attrs;
  const { story, state } = useRelated(articleId);
  const isLive = story?.stage === "published";
  return (
    <>
      <p className="card-name">
        {t("kind.relatedStory")}
        {story && !isLive && <> · {stages(story.stage)}</>}
      </p>
      {state === "pending" && <p className="text-muted">{t("searching")}</p>}
      {state === "failed" && <p className="text-muted">{t("searchFailed")}</p>}
      {story && (
        <p lang={story.language ?? undefined} dir="auto" className="card-headline">
          {story.headline}
        </p>
      )}
      {state === "done" && !isLive && <p className="card-note">{t(story ? "relatedNotLive" : "relatedUnknown")}</p>}
      <CardDeeds {...props} asked={{ what: "relatedStory" }} />
    </>
  );
}

type Related = { story: Relatable | null; state: "pending" | "done" | "failed" };

function useRelated(id: unknown): Related {
  const finder = use(StoryFinder);
  const [related, setRelated] = useState<Related>({ story: null, state: "pending" });
  useEffect(() => {
    if (!finder) return;
    if (typeof id !== "number") return setRelated({ story: null, state: "done" });
    let isLate = false;
    void finder
      .readRelatable({ id })
      .catch(() => null)
      .then((outcome) => {
        if (isLate) return;
        setRelated(outcome?.ok ? { story: outcome.value, state: "done" } : { story: null, state: "failed" });
      });
    return () => {
      isLate = true;
    };
  }, [finder, id]);
  return related;
}

function CardDeeds({ editor, getPos, asked }: NodeViewProps & { asked: Asked }) {
  const t = useTranslations("newsBlocks");
  const { ask } = useBlockDesk();
  if (!editor.isEditable) return null;
  const at = (deed: (position: number) => void) => () => {
    const position = getPos();
    if (position !== undefined) deed(position);
  };
  const change = at((position) => {
    chooseBlock(editor, position);
    ask(asked);
  });
  return (
    <div className="block-deeds">
      <Button onPress={change}>{t("change")}</Button>
      <Button look="plain" onPress={at((position) => removeBlock(editor, position))}>
        {t("remove")}
      </Button>
    </div>
  );
}
