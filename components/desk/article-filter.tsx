"use client";
import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { stages } from "#newsroom/lifecycle.ts";

type Props = { search: string; stage: string; isMine: boolean };

/** Narrows the list; the choice stands in the address, so it can be kept and sent. */
export function ArticleFilter({ search, stage, isMine }: Props) {
  const t = useTranslations("list");
  const words = useTranslations("stages");
  const options = [{ id: "", label: t("everyStage") }, ...stages.map((id) => ({ id, label: words(id) }))];
  return (
    <Form action="/desk/articles" role="search" className="grid items-end gap-3 pb-5 sm:flex sm:flex-wrap">
      <div className="sm:w-64">
        <TextField label={t("search")} name="search" type="search" defaultValue={search} />
      </div>
      <div className="sm:w-56">
        <Select label={t("stage")} name="stage" options={options} defaultValue={stage} placeholder={t("everyStage")} />
      </div>
      <Checkbox name="mine" value="1" defaultSelected={isMine}>
        {t("mine")}
      </Checkbox>
      <Button type="submit">{t("filter")}</Button>
    </Form>
  );
}
