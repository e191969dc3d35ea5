"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fieldsOf, RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { Switch } from "#components/ui/checkbox.tsx";
import { ComboBox } from "#components/ui/combo-box.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { Settings } from "#db/settings.ts";
import { formatDay } from "#newsroom/dates.ts";
import type { Outcome } from "#newsroom/refusal.ts";

type Props = { settings: Settings; zones: string[]; change: (settings: Settings) => Promise<Outcome<void>> };

const example = new Date("2026-07-26T12:00:00Z");
const monthStyles = ["dual", "gregorian", "levantine", "maghrebi"] as const;

/** What readers see of the house itself. */
export function SiteForm({ settings, zones, change }: Props) {
  const t = useTranslations("settings");
  const router = useRouter();
  const { run, isPending, refusal } = useDeed(change);
  const [wished, setWished] = useState(settings);
  const wrong = fieldsOf(refusal);
  const write = (patch: Partial<Settings>) => setWished({ ...wished, ...patch });

  async function submit() {
    if (!(await run(wished))) return;
    showToast(t("saved"));
    router.refresh();
  }

  return (
    <form
      noValidate
      className="flex max-w-md flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <RefusalNote refusal={refusal} />
      <TextField
        label={t("nameAr")}
        value={wished.nameAr}
        onChange={(nameAr) => write({ nameAr })}
        error={wrong.includes("nameAr") ? t("nameMissing") : undefined}
      />
      <TextField
        label={t("nameEn")}
        value={wished.nameEn}
        onChange={(nameEn) => write({ nameEn })}
        error={wrong.includes("nameEn") ? t("nameMissing") : undefined}
      />
      <ComboBox
        label={t("zone")}
        description={t("zoneHelp")}
        options={zones.map((zone) => ({ id: zone, label: zone }))}
        value={wished.zone}
        onChange={(zone) => write({ zone: zone ?? "" })}
        emptyText={t("zoneUnknown")}
        openLabel={t("zoneOpen")}
        error={wrong.includes("zone") ? t("zoneMissing") : undefined}
      />
      <Select
        label={t("monthStyle")}
        placeholder={t("monthStyle")}
        options={monthStyles.map((monthStyle) => ({
          id: monthStyle,
          label: t(`months.${monthStyle}`),
          description: formatDay(example, "ar", { zone: "UTC", monthStyle, numerals: wished.numerals }),
        }))}
        value={wished.monthStyle}
        onChange={(monthStyle) => write({ monthStyle })}
      />
      <Select
        label={t("numerals")}
        placeholder={t("numerals")}
        options={[
          { id: "latn", label: "123" },
          { id: "arab", label: "١٢٣" },
        ]}
        value={wished.numerals}
        onChange={(numerals) => write({ numerals })}
      />
      <div>
        <Switch isSelected={wished.continueReading} onChange={(continueReading) => write({ continueReading })}>
          {t("continueReading")}
        </Switch>
        <p className="text-muted text-small">{t("continueReadingHelp")}</p>
      </div>
      <p className="text-muted text-small">{t("atOnce")}</p>
      <div>
        <Button type="submit" look="primary" isPending={isPending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
