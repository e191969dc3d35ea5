"use client";

import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { useTranslations } from "next-intl";
import { type FormEvent, use, useState } from "react";
import { PictureUpload } from "#components/desk/picture-upload.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextField } from "#components/ui/text-field.tsx";
import { readEmbed } from "#newsroom/embeds.ts";
import { PictureReader, usePictureAddress } from "../picture-address.ts";
import type { FormProps } from "./block-windows.tsx";
import { type Card, putCard } from "./put-card.ts";

/** The card that is chosen as a whole, else an empty one. */
function cardOf({ state: { selection } }: Editor, address = ""): Card {
  const attrs = selection instanceof NodeSelection && selection.node.type.name === "embed" ? selection.node.attrs : {};
  return {
    href: typeof attrs.href === "string" ? attrs.href : address,
    author: typeof attrs.author === "string" ? attrs.author : (readEmbed(address)?.author ?? ""),
    quote: typeof attrs.quote === "string" ? attrs.quote : "",
    pictureId: typeof attrs.pictureId === "number" ? attrs.pictureId : null,
  };
}

type Props = FormProps & { address: string | undefined };

/** Asks for the link of a post and for what readers shall see of it. A link that cannot be a card loses nothing that was typed. */
export function EmbedForm({ editor, mayPut, address, onDone }: Props) {
  const t = useTranslations("newsBlocks");
  const readPicture = use(PictureReader);
  const [card, setCard] = useState(() => cardOf(editor, address));
  const [errors, setErrors] = useState<{ href?: string; author?: string }>({});
  const found = readEmbed(card.href);
  const change = (part: Partial<Card>) => setCard((before) => ({ ...before, ...part }));
  const readAddress = (href: string) => {
    const named = readEmbed(href)?.author ?? "";
    change({ href, ...(card.author === "" && named !== "" && { author: named }) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = {
      ...(!found && { href: t("embedUnknown") }),
      ...(card.author.trim() === "" && { author: t("embedAuthorMissing") }),
    };
    setErrors(wrong);
    if (!mayPut || !found || Object.keys(wrong).length > 0) return;
    putCard(editor, { ...card, href: found.href, author: card.author.trim(), quote: card.quote.trim() });
    onDone();
  };
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <TextField
        label={t("embedLink")}
        description={found ? t("embedFound", { name: t(`provider.${found.provider}`) }) : t("embedProviders")}
        error={errors.href}
        value={card.href}
        onChange={readAddress}
        dir="ltr"
        inputMode="url"
        placeholder="https://"
        autoFocus
      />
      <TextField
        label={t("embedAuthor")}
        error={errors.author}
        value={card.author}
        onChange={(author) => change({ author })}
      />
      <TextArea
        label={t("embedQuote")}
        description={t("embedQuoteHelp")}
        value={card.quote}
        onChange={(quote) => change({ quote })}
      />
      <div className="grid gap-2">
        <p className="font-semibold text-small">{t("embedStill")}</p>
        {card.pictureId !== null ? (
          <Still pictureId={card.pictureId} onRemove={() => change({ pictureId: null })} />
        ) : (
          readPicture && <PictureUpload readPicture={readPicture} onDone={({ pictureId }) => change({ pictureId })} />
        )}
        <p className="text-muted text-small">{t("embedStillHelp")}</p>
      </div>
      <div>
        <Button look="primary" type="submit" isDisabled={!mayPut}>
          {t("embedPut")}
        </Button>
      </div>
    </form>
  );
}

function Still({ pictureId, onRemove }: { pictureId: number; onRemove: () => void }) {
  const t = useTranslations("newsBlocks");
  const picture = usePictureAddress(pictureId);
  return (
    <div className="flex items-center gap-3">
      {/* biome-ignore lint/performance/noImgElement: renditions are made by us, there is nothing left to optimise */}
      {picture.kind === "shown" && <img src={picture.address} alt="" className="max-h-24 max-w-40" />}
      <Button look="plain" onPress={onRemove}>
        {t("embedStillRemove")}
      </Button>
    </div>
  );
}
