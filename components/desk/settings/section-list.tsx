"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { Section } from "#db/settings.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { NamesDialog, noWords, type Words } from "./names-dialog.tsx";

type Deeds = {
  add: (words: Words) => Promise<Outcome<number>>;
  change: (section: Words & { id: number }) => Promise<Outcome<void>>;
  move: (input: { id: number; by: number }) => Promise<Outcome<void>>;
};

const where = { ar: "/", en: "/en/" };

/** The sections in the order readers see them: drawn to their place, or moved by buttons. */
export function SectionList({ sections, deeds }: { sections: Section[]; deeds: Deeds }) {
  const t = useTranslations("settings");
  const language = useLocale();
  const router = useRouter();
  const { run, isPending, refusal } = useDeed(deeds.move);
  const [open, setOpen] = useState<Section | "new" | null>(null);
  const [moved, setMoved] = useState<{ of: Section[]; order: Section[] } | null>(null);
  const order = moved?.of === sections ? moved.order : sections; // what the server says later counts
  const nameOf = (section: Section) => (language === "en" ? section.nameEn : section.nameAr);

  async function move(id: number, by: number) {
    const from = order.findIndex((section) => section.id === id);
    const section = order[from];
    if (!section || by === 0) return;
    setMoved({ of: sections, order: order.toSpliced(from, 1).toSpliced(from + by, 0, section) });
    if (await run({ id, by })) router.refresh();
    else setMoved(null);
  }

  const { dragAndDropHooks } = useDragAndDrop<Section>({
    getItems: (keys, items) =>
      items.filter(({ id }) => [...keys].includes(id)).map((section) => ({ "text/plain": nameOf(section) })),
    onReorder({ keys, target }) {
      const id = Number([...keys][0]);
      const from = order.findIndex((section) => section.id === id);
      const over = order.findIndex((section) => section.id === target.key);
      const to = target.dropPosition === "before" ? over : over + 1;
      void move(id, to > from ? to - 1 - from : to - from);
    },
  });

  function finish() {
    setOpen(null);
    showToast(t("saved"));
    router.refresh();
  }

  return (
    <div className="space-y-4">
      <RefusalNote refusal={refusal} />
      <GridList
        aria-label={t("sections")}
        items={order}
        dependencies={[isPending, language]}
        dragAndDropHooks={dragAndDropHooks}
        keyboardNavigationBehavior="tab"
        className="border-rule border-t outline-none"
      >
        {(section) => {
          const place = order.indexOf(section);
          return (
            <GridListItem
              textValue={nameOf(section)}
              className="flex items-center gap-2 border-rule border-b py-1.5 outline-offset-[-2px] data-dragging:opacity-50 data-focus-visible:outline-2 data-focus-visible:outline-accent"
            >
              <AriaButton
                slot="drag"
                className="hidden min-h-9 w-7 shrink-0 cursor-grab place-items-center rounded-sm text-light hover:bg-wash md:grid"
              >
                <span aria-hidden="true">⠿</span>
              </AriaButton>
              <span className="min-w-0 grow">
                <bdi className="font-semibold">{section.nameAr}</bdi> <bdi className="text-muted">{section.nameEn}</bdi>
                <span className="block truncate text-light text-small">
                  <bdi dir="ltr">/{section.slugAr}</bdi> · <bdi dir="ltr">/en/{section.slugEn}</bdi>
                </span>
              </span>
              <Button
                look="plain"
                aria-label={t("earlier", { name: nameOf(section) })}
                isDisabled={place === 0}
                isPending={isPending}
                onPress={() => move(section.id, -1)}
              >
                <span aria-hidden="true">↑</span>
              </Button>
              <Button
                look="plain"
                aria-label={t("later", { name: nameOf(section) })}
                isDisabled={place === order.length - 1}
                isPending={isPending}
                onPress={() => move(section.id, 1)}
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
            </GridListItem>
          );
        }}
      </GridList>
      <Button onPress={() => setOpen("new")}>{t("addSection")}</Button>
      {open === "new" && (
        <NamesDialog
          title={t("addSection")}
          words={noWords}
          where={where}
          save={deeds.add}
          onDone={finish}
          onClose={() => setOpen(null)}
        />
      )}
      {open !== null && open !== "new" && (
        <NamesDialog
          title={t("changeSection", { name: nameOf(open) })}
          words={open}
          note={t("moved")}
          where={where}
          save={({ nameAr, nameEn, slugAr, slugEn }) => deeds.change({ id: open.id, nameAr, nameEn, slugAr, slugEn })}
          onDone={finish}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
