"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fieldsOf, RefusalNote, useRefusalSentence } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Outcome } from "#newsroom/refusal.ts";

/** What a section and a topic are called, and where their pages are, in both languages. */
export type Words = { nameAr: string; nameEn: string; slugAr: string; slugEn: string };

type Props = {
  title: string;
  words: Words;
  note?: string; // what another address means for readers
  where: { ar: string; en: string }; // what stands before the slug in the address
  save: (words: Words) => Promise<Outcome<unknown>>;
  onDone: () => void;
  onClose: () => void;
};

export const noWords: Words = { nameAr: "", nameEn: "", slugAr: "", slugEn: "" };

const pairs = [
  { name: "nameAr", slug: "slugAr", where: "ar" },
  { name: "nameEn", slug: "slugEn", where: "en" },
] as const;

export function NamesDialog({ title, words: before, note, where, save, onDone, onClose }: Props) {
  const t = useTranslations("settings");
  const sentence = useRefusalSentence();
  const { run, isPending, refusal } = useDeed(save);
  const [words, setWords] = useState(before);
  const [touched, setTouched] = useState<string[]>([]);
  const wrong = fieldsOf(refusal);
  const isAboutSlug = refusal?.reason === "slugTaken" || refusal?.reason === "slugEmpty";
  const nameError = (field: "nameAr" | "nameEn") =>
    (touched.includes(field) && words[field].trim() === "") || (wrong.includes(field) && !isAboutSlug)
      ? t("sectionOdd")
      : undefined;

  async function submit() {
    setTouched(["nameAr", "nameEn"]);
    if (words.nameAr.trim() && words.nameEn.trim() && (await run(words))) onDone();
  }

  return (
    <Dialog title={title} isOpen onOpenChange={onClose} closeLabel={t("cancel")}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {!isAboutSlug && <RefusalNote refusal={refusal} />}
        {pairs.map((pair) => (
          <div key={pair.name} className="grid gap-4 sm:grid-cols-2">
            <TextField
              label={t(`section.${pair.name}`)}
              value={words[pair.name]}
              onChange={(text) => setWords({ ...words, [pair.name]: text })}
              onBlur={() => setTouched([...touched, pair.name])}
              error={nameError(pair.name)}
            />
            <TextField
              label={t(`section.${pair.slug}`)}
              value={words[pair.slug]}
              onChange={(text) => setWords({ ...words, [pair.slug]: text })}
              description={
                <bdi dir="ltr">
                  {where[pair.where]}
                  {words[pair.slug] || "…"}
                </bdi>
              }
              error={isAboutSlug && wrong.includes(pair.slug) && refusal ? sentence(refusal) : undefined}
            />
          </div>
        ))}
        <p className="text-muted text-small">
          {t("slugHelp")} {note}
        </p>
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button type="submit" look="primary" isPending={isPending}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
