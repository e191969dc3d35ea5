"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Choice } from "#components/ui/choice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { showToast } from "#components/ui/toast.tsx";
import { formatMoment } from "#newsroom/dates.ts";
import { RefusalNote } from "../refusal-note.tsx";
import { useDeed } from "../use-deed.ts";
import { type PreviewDays, type Showcase, useDesk } from "./story-desk.tsx";

type Links = Showcase["links"];

const offered: PreviewDays[] = [1, 3, 7, 30];

/** Links that show the draft to somebody without an account: made, seen once, closed. */
export function PreviewLinks({ links, onChange }: { links: Links; onChange: (links: Links) => void }) {
  const t = useTranslations("showcase");
  const { view, actions, facts } = useDesk();
  const [days, setDays] = useState<PreviewDays>(3);
  const [address, setAddress] = useState<string | null>(null);
  const making = useDeed(actions.sharePreview);
  const closing = useDeed(actions.unsharePreview);
  const language = facts.facts.language ?? "ar";

  const readAgain = async () => {
    const answer = await actions.readShowcase({ id: view.id, language }).catch(() => null);
    if (answer?.ok) onChange(answer.value.links);
  };
  const make = async () => {
    const made = await making.run({ id: view.id, days });
    if (!made) return;
    setAddress(made.value.address);
    await readAgain();
  };
  const close = async (linkId: number) => {
    const closed = await closing.run({ linkId });
    if (!closed) return;
    onChange(links.filter(({ id }) => id !== linkId));
    setAddress(null);
    showToast(t("closed"));
  };
  return (
    <section aria-labelledby="showcase-links">
      <h3 id="showcase-links" className="pb-1 font-semibold">
        {t("links")}
      </h3>
      <p className="pb-3 text-muted text-small">{t("linksMean")}</p>
      {links.length > 0 && (
        <ul className="divide-y divide-rule border-rule border-y">
          {links.map((link) => (
            <LinkLine key={link.id} link={link} isPending={closing.isPending} onClose={() => close(link.id)} />
          ))}
        </ul>
      )}
      <RefusalNote refusal={making.refusal ?? closing.refusal} />
      {address && <MadeLink address={address} />}
      <div className="flex flex-wrap items-end gap-3 pt-3">
        <div className="min-w-32 flex-1">
          <Choice
            label={t("days")}
            options={offered.map((count) => ({ id: count, label: t("dayCount", { count }) }))}
            value={days}
            onChange={(chosen) => chosen !== null && setDays(chosen)}
          />
        </div>
        <Button isPending={making.isPending} onPress={make}>
          {t("make")}
        </Button>
      </div>
    </section>
  );
}

function LinkLine({ link, isPending, onClose }: { link: Links[number]; isPending: boolean; onClose: () => void }) {
  const t = useTranslations("showcase");
  const { dates } = useDesk();
  const language = useLocale() === "en" ? "en" : "ar";
  const moment = formatMoment(link.expiresAt, language, dates);
  return (
    <li className="flex items-center justify-between gap-3 py-1">
      <p>
        <bdi className="font-medium">{link.by}</bdi>
        <span className="block text-muted text-small">{t("until", { moment })}</span>
      </p>
      <Button
        look="plain"
        isDisabled={isPending}
        aria-label={t("closeOf", { name: link.by, moment })}
        onPress={onClose}
      >
        {t("close")}
      </Button>
    </li>
  );
}

/** Shown once: the server keeps no more than its print. */
function MadeLink({ address }: { address: string }) {
  const t = useTranslations("showcase");
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false), // no permission: the field can be selected by hand
    );
  return (
    <div className="space-y-2 pt-3">
      <div className="flex items-end gap-2">
        <TextField label={t("made")} value={address} isReadOnly dir="ltr" />
        <Button onPress={copy}>{t(isCopied ? "copied" : "copy")}</Button>
      </div>
      <p role="status" className="text-muted text-small">
        {t(isCopied ? "copied" : "madeMeans")}
      </p>
    </div>
  );
}
