"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Choice as Select } from "#components/ui/choice.tsx";
import type { VersionName } from "#db/versions.ts";
import { addressOf, type Choice } from "./step.ts";

type Option = { name: VersionName; label: string };

/** Any two versions: what is chosen here stands in the address, too. */
export function VersionChoice({
  articleId,
  options,
  choice,
}: {
  articleId: number;
  options: Option[];
  choice: Choice;
}) {
  const t = useTranslations("history");
  const router = useRouter();
  const [isPending, start] = useTransition();
  const show = (next: Partial<Choice>) => start(() => router.push(addressOf(articleId, { ...choice, ...next })));
  const nameOf = (chosen: string | null) => options.find(({ name }) => String(name) === chosen)?.name;
  return (
    <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]" aria-busy={isPending}>
      {(["from", "to"] as const).map((side) => (
        <div key={side} className={side === "from" ? "" : "sm:col-start-3"}>
          <Select
            label={t(side)}
            options={options.map(({ name, label }) => ({ id: String(name), label }))}
            value={String(choice[side])}
            onChange={(chosen) => show({ [side]: nameOf(chosen) ?? choice[side] })}
          />
        </div>
      ))}
      <div className="sm:col-start-2 sm:row-start-1">
        <Button look="plain" onPress={() => show({ from: choice.to, to: choice.from })}>
          {t("swap")}
        </Button>
      </div>
    </div>
  );
}
