"use client";
import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/link.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";

type Props = {
  people: { id: number; name: string }[];
  deeds: string[];
  search: string;
  person: number | null;
  deed: string;
  story: { id: number; headline: string } | null;
  seesStories: boolean;
};

const kinds = ["article", "picture", "author", "section", "topic", "settings", "staff", "account", "session", "site"];

/** Narrows the diary; the choice stands in the address, so it can be kept and sent. */
export function DiaryFilter({ people, deeds, search, person, deed, story, seesStories }: Props) {
  const t = useTranslations("diary");
  const titles = useTranslations("deeds.title");
  const groups = useTranslations("deeds.kind");
  const persons = [
    { id: "", label: t("everybody") },
    ...people.map(({ id, name }) => ({ id: String(id), label: name })),
  ];
  const found = kinds.filter((kind) => deeds.some((each) => each.startsWith(`${kind}.`)));
  const choices = [
    { id: "", label: t("everything") },
    ...found.flatMap((kind) => [
      { id: `${kind}.`, label: groups(kind) },
      ...deeds
        .filter((each) => each.startsWith(`${kind}.`) && titles.has(each))
        .map((id) => ({ id, label: `${groups(kind)}: ${titles(id)}` })),
    ]),
  ];
  const isNarrow = search !== "" || person !== null || deed !== "" || story !== null;
  return (
    <Form
      action="/desk/diary"
      role="search"
      className="grid grid-cols-2 items-end gap-3 border-rule border-b pb-5 md:grid-cols-[minmax(12rem,1.4fr)_minmax(9rem,1fr)_minmax(9rem,1fr)_auto]"
    >
      {story && <input type="hidden" name="story" value={story.id} />}
      <div className="col-span-2 md:col-span-1">
        <TextField
          label={seesStories ? t("search") : t("searchNames")}
          name="search"
          type="search"
          defaultValue={search}
          enterKeyHint="search"
        />
      </div>
      <Select
        label={t("person")}
        name="person"
        options={persons}
        defaultValue={person === null ? "" : String(person)}
        placeholder={t("everybody")}
      />
      <Select label={t("deed")} name="deed" options={choices} defaultValue={deed} placeholder={t("everything")} />
      <div className="col-span-2 flex gap-2 md:col-span-1">
        <Button type="submit">{t("filter")}</Button>
        {isNarrow && (
          <ButtonLink look="plain" href="/desk/diary">
            {t("showAll")}
          </ButtonLink>
        )}
      </div>
      {story && (
        <p className="col-span-full text-muted">
          {t.rich("onlyStory", {
            headline: story.headline || t("article", { id: story.id }),
            b: (chunks) => <bdi className="font-semibold text-ink">{chunks}</bdi>,
          })}
        </p>
      )}
    </Form>
  );
}
