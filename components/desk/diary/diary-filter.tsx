"use client";
import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";

type Props = { people: { id: number; name: string }[]; deeds: string[]; person: number | null; deed: string };

export function DiaryFilter({ people, deeds, person, deed }: Props) {
  const t = useTranslations("diary");
  const titles = useTranslations("deeds.title");
  const persons = [
    { id: "", label: t("everybody") },
    ...people.map(({ id, name }) => ({ id: String(id), label: name })),
  ];
  const kinds = [
    { id: "", label: t("everything") },
    ...deeds.map((id) => ({ id, label: titles.has(id) ? titles(id) : id })),
  ];
  return (
    <Form action="/desk/diary" role="search" className="grid items-end gap-3 pb-5 sm:flex sm:flex-wrap">
      <div className="sm:w-56">
        <Select
          label={t("person")}
          name="person"
          options={persons}
          defaultValue={person === null ? "" : String(person)}
          placeholder={t("everybody")}
        />
      </div>
      <div className="sm:w-64">
        <Select label={t("deed")} name="deed" options={kinds} defaultValue={deed} placeholder={t("everything")} />
      </div>
      <Button type="submit">{t("filter")}</Button>
    </Form>
  );
}
