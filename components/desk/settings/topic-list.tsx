"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { EmptyState } from "#components/ui/show.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { TopicRow } from "#db/topics.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { NamesDialog, noWords, type Words } from "./names-dialog.tsx";
import { MergeTopicDialog, RemoveTopicDialog } from "./topic-dialogs.tsx";

export type TopicDeeds = {
  add: (words: Words) => Promise<Outcome<number>>;
  rename: (topic: Words & { id: number }) => Promise<Outcome<void>>;
  merge: (input: { id: number; intoId: number }) => Promise<Outcome<void>>;
  remove: (input: { id: number }) => Promise<Outcome<void>>;
};

type Open = { deed: "add" } | { deed: "rename" | "merge" | "remove"; topic: TopicRow };

const many = 8;
const mostShown = 40;
const where = { ar: "/topics/", en: "/en/topics/" };

/** The topics with how much each is used; tidied by renaming, merging and removing what nothing uses. */
export function TopicList({ topics, deeds }: { topics: TopicRow[]; deeds: TopicDeeds }) {
  const t = useTranslations("topics");
  const language = useLocale();
  const router = useRouter();
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState<Open | null>(null);
  const nameOf = (topic: Words) => (language === "en" ? topic.nameEn : topic.nameAr);
  const wanted = search.trim().toLocaleLowerCase();
  const found = topics
    .filter(({ nameAr, nameEn }) => `${nameAr} ${nameEn}`.toLocaleLowerCase().includes(wanted))
    .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), language));
  const close = () => setOpen(null);

  function finish(sentence: string) {
    close();
    showToast(sentence);
    router.refresh();
  }

  return (
    <div className="space-y-4">
      {topics.length > many && <TextField label={t("search")} type="search" value={search} onChange={setSearch} />}
      {found.length === 0 && (
        <EmptyState title={topics.length === 0 ? t("empty") : t("nothing")}>
          {topics.length === 0 ? t("emptyText") : t("nothingText")}
        </EmptyState>
      )}
      <ul className="divide-y divide-rule border-rule border-y">
        {found.slice(0, mostShown).map((topic) => (
          <li key={topic.id} className="flex items-center gap-3 py-1.5">
            <span className="min-w-0 grow">
              <bdi className="font-semibold">{topic.nameAr}</bdi>{" "}
              {topic.nameEn !== topic.nameAr && <bdi className="text-muted">{topic.nameEn}</bdi>}
              <span className="block text-light text-small">{t("uses", { count: topic.articles })}</span>
            </span>
            <Menu
              look="plain"
              label={t("deedsOf", { name: nameOf(topic) })}
              entries={[
                { id: "rename", label: t("rename"), onAction: () => setOpen({ deed: "rename", topic }) },
                {
                  id: "merge",
                  label: t("merge"),
                  isDisabled: topics.length < 2,
                  onAction: () => setOpen({ deed: "merge", topic }),
                },
                {
                  id: "remove",
                  label: isUsed(topic) ? t("removeUsed") : t("remove"),
                  isDanger: true,
                  isDisabled: isUsed(topic),
                  onAction: () => setOpen({ deed: "remove", topic }),
                },
              ]}
            >
              {t("change")}
            </Menu>
          </li>
        ))}
      </ul>
      {found.length > mostShown && (
        <p className="text-muted text-small">{t("more", { count: found.length - mostShown })}</p>
      )}
      <Button onPress={() => setOpen({ deed: "add" })}>{t("add")}</Button>
      {open?.deed === "add" && (
        <NamesDialog
          title={t("add")}
          words={noWords}
          where={where}
          save={deeds.add}
          onDone={() => finish(t("added"))}
          onClose={close}
        />
      )}
      {open?.deed === "rename" && (
        <NamesDialog
          title={t("renameTitle", { name: nameOf(open.topic) })}
          words={open.topic}
          note={t("moved")}
          where={where}
          save={({ nameAr, nameEn, slugAr, slugEn }) =>
            deeds.rename({ id: open.topic.id, nameAr, nameEn, slugAr, slugEn })
          }
          onDone={() => finish(t("renamed"))}
          onClose={close}
        />
      )}
      {open?.deed === "merge" && (
        <MergeTopicDialog
          topic={open.topic}
          others={topics.filter(({ id }) => id !== open.topic.id)}
          merge={deeds.merge}
          onDone={(into) => finish(t("merged", { name: nameOf(open.topic), into: nameOf(into) }))}
          onClose={close}
        />
      )}
      {open?.deed === "remove" && (
        <RemoveTopicDialog
          topic={open.topic}
          remove={deeds.remove}
          onDone={() => finish(t("removed", { name: nameOf(open.topic) }))}
          onClose={close}
        />
      )}
    </div>
  );
}

const isUsed = ({ articles, live }: TopicRow) => articles > 0 || live > 0;
