"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { fieldsOf, RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Section } from "#db/settings.ts";
import type { Outcome } from "#newsroom/refusal.ts";

export type SectionWords = Pick<Section, "nameAr" | "nameEn" | "slugAr" | "slugEn">;

type Props = {
  section: SectionWords | null; // null: a new one
  save: (words: SectionWords) => Promise<Outcome<unknown>>;
  onDone: () => void;
  onClose: () => void;
};

const fields = [
  { name: "nameAr", help: null },
  { name: "nameEn", help: null },
  { name: "slugAr", help: "slugHelp" },
  { name: "slugEn", help: "slugHelp" },
] as const;

export function SectionDialog({ section, save, onDone, onClose }: Props) {
  const t = useTranslations("settings");
  const language = useLocale();
  const { run, isPending, refusal } = useDeed(save);
  const { nameAr = "", nameEn = "", slugAr = "", slugEn = "" } = section ?? {};
  const [words, setWords] = useState<SectionWords>({ nameAr, nameEn, slugAr, slugEn });
  const wrong = fieldsOf(refusal);

  async function submit() {
    if (await run(words)) onDone();
  }

  return (
    <Dialog
      title={
        section ? t("changeSection", { name: language === "en" ? section.nameEn : section.nameAr }) : t("addSection")
      }
      isOpen
      onOpenChange={onClose}
      closeLabel={t("cancel")}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <RefusalNote refusal={refusal} />
        {fields.map(({ name, help }) => (
          <TextField
            key={name}
            label={t(`section.${name}`)}
            value={words[name]}
            onChange={(text) => setWords({ ...words, [name]: text })}
            description={help && t(help)}
            error={wrong.includes(name) ? t("sectionOdd") : undefined}
          />
        ))}
        {section && <p className="text-muted text-small">{t("moved")}</p>}
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
