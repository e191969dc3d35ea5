"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormSection } from "#components/desk/form-section.tsx";
import { fieldsOf, RefusalNote } from "#components/desk/refusal-note.tsx";
import { SaveRow } from "#components/desk/save-row.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Switch } from "#components/ui/checkbox.tsx";
import { ComboBox } from "#components/ui/combo-box.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { Settings } from "#db/settings.ts";
import type { Language } from "#newsroom/article.ts";
import { formatDay, formatMasthead, formatMoment } from "#newsroom/dates.ts";
import { applyQuoteChanges, findQuoteChanges, type QuoteStyle, quoteStyles } from "#newsroom/quotation.ts";
import type { Outcome } from "#newsroom/refusal.ts";

/** What this form changes. */
export type SiteFields = Pick<
  Settings,
  "nameAr" | "nameEn" | "zone" | "monthStyle" | "numerals" | "continueReading" | "quotesAr" | "quotesEn"
>;

type Props = {
  settings: SiteFields;
  zones: string[];
  now: Date;
  change: (settings: SiteFields) => Promise<Outcome<void>>;
};

const july = new Date("2026-07-26T12:00:00Z"); // its names differ most
const monthStyles = ["dual", "gregorian", "levantine", "maghrebi"] as const;

const samples = { ar: "قالت: \"قال لي 'نعم' أمس\"", en: "She said: \"He said 'yes'\"" };

/** How a sentence with two quotations looks in this style. */
function quoted(language: Language, style: QuoteStyle): string {
  const sentence = samples[language];
  return applyQuoteChanges(sentence, findQuoteChanges(sentence, language, { ar: style, en: style }));
}

/** What readers see of the house itself. */
export function SiteForm({ settings, zones, now, change }: Props) {
  const t = useTranslations("settings");
  const router = useRouter();
  const { run, isPending, refusal } = useDeed(change);
  const [wished, setWished] = useState(settings);
  const [kept, setKept] = useState({ settings, isNew: false });
  const [touched, setTouched] = useState<string[]>([]);
  const wrong = fieldsOf(refusal);
  const write = (patch: Partial<SiteFields>) => setWished({ ...wished, ...patch });
  const isDirty = JSON.stringify(wished) !== JSON.stringify(kept.settings);
  const style = { ...wished, zone: wished.zone || kept.settings.zone };
  const nameError = (field: "nameAr" | "nameEn") =>
    wished[field].trim() === "" && (touched.includes(field) || wrong.includes(field)) ? t("nameMissing") : undefined;

  const styleOptions = (language: Language) =>
    quoteStyles.map((id) => ({ id, label: t(`quoteStyle.${id}`), example: quoted(language, id) }));

  async function submit() {
    setTouched(["nameAr", "nameEn"]);
    if (!wished.nameAr.trim() || !wished.nameEn.trim() || !(await run(wished))) return;
    setKept({ settings: wished, isNew: true });
    showToast(t("saved")); // Enter in a name saves far above the row that says so
    router.refresh();
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FormSection id="site" title={t("site")} text={t("siteText")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("nameAr")}
            value={wished.nameAr}
            onChange={(nameAr) => write({ nameAr })}
            onBlur={() => setTouched([...touched, "nameAr"])}
            error={nameError("nameAr")}
          />
          <TextField
            label={t("nameEn")}
            value={wished.nameEn}
            onChange={(nameEn) => write({ nameEn })}
            onBlur={() => setTouched([...touched, "nameEn"])}
            error={nameError("nameEn")}
          />
        </div>
      </FormSection>
      <FormSection id="dates" title={t("dates")} text={t("datesText")}>
        <div className="space-y-6">
          <div className="border-ink border-s-2 bg-wash px-4 py-3">
            <p className="pb-1 text-muted text-small">{t("now")}</p>
            <p lang="ar" dir="rtl" className="font-semibold">
              {formatMasthead(now, "ar", style)}
            </p>
            <p className="text-muted">
              <bdi lang="ar">{formatMoment(now, "ar", style)}</bdi>
            </p>
          </div>
          <ComboBox
            label={t("zone")}
            description={t("zoneHelp")}
            options={zones.map((zone) => ({ id: zone, label: zone }))}
            value={wished.zone}
            onChange={(zone) => write({ zone: zone ?? "" })}
            emptyText={t("zoneUnknown")}
            openLabel={t("zoneOpen")}
            opensOn="input"
            error={wished.zone === "" || wrong.includes("zone") ? t("zoneMissing") : undefined}
          />
          <RadioCards
            label={t("monthStyle")}
            options={monthStyles.map((monthStyle) => ({
              id: monthStyle,
              label: t(`months.${monthStyle}`),
              example: formatDay(july, "ar", { zone: "UTC", monthStyle, numerals: wished.numerals }),
            }))}
            value={wished.monthStyle}
            onChange={(monthStyle) => write({ monthStyle })}
          />
          <RadioCards
            label={t("numerals")}
            options={[
              { id: "latn", label: t("digits.latn"), example: "2026" },
              { id: "arab", label: t("digits.arab"), example: "٢٠٢٦" },
            ]}
            value={wished.numerals}
            onChange={(numerals) => write({ numerals })}
          />
        </div>
      </FormSection>
      <FormSection id="quotes" title={t("quotes")} text={t("quotesText")}>
        <div className="space-y-6">
          <RadioCards
            label={t("quotesAr")}
            options={styleOptions("ar")}
            value={wished.quotesAr}
            onChange={(quotesAr) => write({ quotesAr })}
          />
          <RadioCards
            label={t("quotesEn")}
            options={styleOptions("en")}
            value={wished.quotesEn}
            onChange={(quotesEn) => write({ quotesEn })}
          />
        </div>
      </FormSection>
      <FormSection id="reading" title={t("reading")} text={t("continueReadingHelp")}>
        <Switch isSelected={wished.continueReading} onChange={(continueReading) => write({ continueReading })}>
          {t("continueReading")}
        </Switch>
      </FormSection>
      <div
        className={`z-20 -mx-4 border-rule border-t bg-paper px-4 py-3 md:mx-0 md:px-0 lg:ps-[18rem] ${isDirty ? "sticky bottom-14 md:bottom-0" : ""}`}
      >
        <RefusalNote refusal={refusal} />
        <SaveRow label={t("save")} saved={t("saved")} isDirty={isDirty} isPending={isPending} isSaved={kept.isNew} />
        {!isDirty && <p className="pt-1 text-muted text-small">{t("atOnce")}</p>}
      </div>
    </form>
  );
}
