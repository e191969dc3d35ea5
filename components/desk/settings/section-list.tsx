"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { Section } from "#db/settings.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { SectionDialog, type SectionWords } from "./section-dialog.tsx";

type Deeds = {
  add: (words: SectionWords) => Promise<Outcome<number>>;
  change: (section: SectionWords & { id: number }) => Promise<Outcome<void>>;
  move: (input: { id: number; by: -1 | 1 }) => Promise<Outcome<void>>;
};

/** The sections in the order readers see them. */
export function SectionList({ sections, deeds }: { sections: Section[]; deeds: Deeds }) {
  const t = useTranslations("settings");
  const language = useLocale();
  const router = useRouter();
  const { run, isPending, refusal } = useDeed(deeds.move);
  const [open, setOpen] = useState<Section | "new" | null>(null);
  const nameOf = (section: Section) => (language === "en" ? section.nameEn : section.nameAr);

  async function move(section: Section, by: -1 | 1) {
    if (await run({ id: section.id, by })) router.refresh();
  }

  function finish() {
    setOpen(null);
    showToast(t("saved"));
    router.refresh();
  }

  return (
    <div className="space-y-4">
      <RefusalNote refusal={refusal} />
      <ol className="divide-y divide-rule border-rule border-y">
        {sections.map((section, place) => (
          <li key={section.id} className="flex items-center justify-between gap-2 py-1.5">
            <span className="min-w-0">
              <bdi className="font-semibold">{section.nameAr}</bdi> <bdi className="text-muted">{section.nameEn}</bdi>
            </span>
            <span className="flex shrink-0">
              <Button
                look="plain"
                aria-label={t("earlier", { name: nameOf(section) })}
                isDisabled={place === 0}
                isPending={isPending}
                onPress={() => move(section, -1)}
              >
                <span aria-hidden="true">↑</span>
              </Button>
              <Button
                look="plain"
                aria-label={t("later", { name: nameOf(section) })}
                isDisabled={place === sections.length - 1}
                isPending={isPending}
                onPress={() => move(section, 1)}
              >
                <span aria-hidden="true">↓</span>
              </Button>
              <Button
                look="plain"
                aria-label={t("changeSection", { name: nameOf(section) })}
                onPress={() => setOpen(section)}
              >
                {t("change")}
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <Button onPress={() => setOpen("new")}>{t("addSection")}</Button>
      {open === "new" && (
        <SectionDialog section={null} save={deeds.add} onDone={finish} onClose={() => setOpen(null)} />
      )}
      {open !== null && open !== "new" && (
        <SectionDialog
          section={open}
          save={(words) => deeds.change({ id: open.id, ...words })}
          onDone={finish}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
