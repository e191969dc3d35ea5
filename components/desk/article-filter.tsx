"use client";
import Form from "next/form";
import NextLink from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { PlainField, PlainSelect } from "#components/ui/plain-field.tsx";
import type { ListStatus } from "#db/article-list.ts";

type Named = { id: number; nameAr: string; nameEn: string };
export type FilterValues = Record<"search" | "stage" | "section" | "person" | "language" | "mine", string>;
type Props = { values: FilterValues; sections: Named[]; people: { id: number; name: string }[]; isFiltered: boolean };

// written out: the newsroom's own lists would bring zod along, a fifth of this page's script
const statuses: ListStatus[] = ["draft", "returned", "submitted", "approved", "published", "changed", "killed"];

/**
 * Narrows the list as one chooses; the choice stands in the address, so it can be kept and sent. The form stays while the
 * list comes and goes: the keyboard's place in it is kept, and so is what is being typed.
 */
export function ArticleFilter({ values, sections, people, isFiltered }: Props) {
  const t = useTranslations("list");
  const words = useTranslations("stages");
  const language = useLocale();
  const form = useRef<HTMLFormElement>(null);
  const send = () => form.current?.requestSubmit();
  useAddress(form, values);
  const known = statuses.map((id) => ({
    id,
    label: id === "returned" || id === "changed" ? t(`status.${id}`) : words(id),
  }));
  return (
    <Form ref={form} action="/desk/articles" role="search" className="flex flex-wrap items-end gap-x-3 gap-y-2 pb-4">
      <div className="flex w-full grow items-end gap-2 sm:w-72 sm:grow-0">
        <PlainField
          label={t("search")}
          isLabelHidden
          placeholder={t("search")}
          name="search"
          type="search"
          defaultValue={values.search}
          data-search=""
        />
        <Button type="submit">{t("filter")}</Button>
      </div>
      <div className="relative flex gap-x-2 gap-y-2 max-sm:-mx-4 max-sm:w-dvw max-sm:px-4 max-sm:overflow-x-auto max-sm:pb-1 sm:flex-wrap">
        <Choice
          name="stage"
          label={t("stage")}
          all={t("everyStage")}
          value={values.stage}
          options={known}
          onChange={send}
        />
        <Choice
          name="section"
          label={t("section")}
          all={t("everySection")}
          value={values.section}
          options={sections.map(({ id, nameAr, nameEn }) => ({ id, label: language === "en" ? nameEn : nameAr }))}
          onChange={send}
        />
        {people.length > 0 && (
          <Choice
            name="person"
            label={t("person")}
            all={t("everyPerson")}
            value={values.person}
            options={people.map(({ id, name }) => ({ id, label: name }))}
            onChange={send}
          />
        )}
        <Choice
          name="language"
          label={t("language")}
          all={t("everyLanguage")}
          value={values.language}
          options={(["ar", "en"] as const).map((id) => ({ id, label: t(`languages.${id}`) }))}
          onChange={send}
        />
        <label className="flex min-h-11 shrink-0 cursor-pointer items-center gap-2 px-1 md:min-h-9">
          <input
            type="checkbox"
            name="mine"
            value="1"
            defaultChecked={values.mine === "1"}
            onChange={send}
            className="size-5 accent-ink"
          />
          {t("mine")}
        </label>
        {isFiltered && (
          <NextLink
            prefetch={false}
            href="/desk/articles"
            className="inline-flex min-h-11 shrink-0 items-center px-1 text-muted underline underline-offset-4 md:min-h-9"
          >
            {t("clear")}
          </NextLink>
        )}
      </div>
    </Form>
  );
}

/** The fields follow the address, by whatever way it changed; only words typed since it last did are left alone. */
function useAddress(form: RefObject<HTMLFormElement | null>, values: FilterValues): void {
  const told = useRef(values);
  useEffect(() => {
    const before = told.current;
    told.current = values;
    for (const field of form.current?.elements ?? []) {
      if (field instanceof HTMLSelectElement) field.value = values[field.name as keyof FilterValues];
      else if (!(field instanceof HTMLInputElement)) continue;
      else if (field.type === "checkbox") field.checked = values.mine === field.value;
      else if (field.value === before.search) field.value = values.search;
    }
  }, [form, values]);
}

type ChoiceProps = {
  name: string;
  label: string;
  all: string;
  value: string;
  options: { id: string | number; label: string }[];
  onChange: () => void;
};

function Choice({ name, label, all, value, options, onChange }: ChoiceProps) {
  return (
    <div className="w-42 shrink-0">
      <PlainSelect label={label} isLabelHidden name={name} defaultValue={value} onChange={onChange}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </PlainSelect>
    </div>
  );
}
