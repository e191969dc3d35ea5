"use client";
import NextLink from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Welcome } from "#db/welcome.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { Icon } from "./icons.tsx";
import { RefusalNote } from "./refusal-note.tsx";
import { useDeed } from "./use-deed.ts";

type Props = {
  welcome: Welcome;
  hasLooked: boolean;
  dismiss: (input: Record<string, never>) => Promise<Outcome<void>>;
};

/** The first minutes: four things that make the paper one's own. Each ticks itself once it has happened. */
export function WelcomeList({ welcome, hasLooked: lookedBefore, dismiss }: Props) {
  const t = useTranslations("welcome");
  const router = useRouter();
  const { run, isPending, refusal } = useDeed(dismiss);
  const [hasLooked, setLooked] = useState(lookedBefore);
  const steps = [
    { name: "paper", href: "/desk/settings", isDone: welcome.isNamed },
    { name: "colleague", href: "/desk/staff", isDone: welcome.hasColleague },
    ...(welcome.hasStory === null ? [] : [{ name: "story", href: "/desk/articles/new", isDone: welcome.hasStory }]),
  ];
  const left = steps.filter(({ isDone }) => !isDone).length + (hasLooked ? 0 : 1);

  async function end() {
    if (await run({})) router.refresh();
  }

  function look() {
    setLooked(true);
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet
    document.cookie = "khabar-looked=1; path=/desk; max-age=31536000; samesite=lax";
  }

  return (
    <section aria-labelledby="welcome" className="mb-8 border-ink border-t-2 bg-wash px-4 pt-3 pb-4 md:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="welcome" className="font-semibold text-large">
          {t("title")}
        </h2>
        <p className="text-muted text-small">{t("left", { count: left })}</p>
      </div>
      <RefusalNote refusal={refusal} />
      <ol className="grid gap-x-6 py-2 md:grid-cols-2">
        {steps.map(({ name, href, isDone }) => (
          <li key={name} className="border-rule border-t">
            <NextLink prefetch={false} href={href} className={stepClass}>
              <Step title={t(`${name}.title`)} text={t(`${name}.text`)} doneLabel={isDone ? t("done") : null} />
            </NextLink>
          </li>
        ))}
        <li className="border-rule border-t">
          <a href="/" target="_blank" rel="noopener" onClick={look} className={stepClass}>
            <Step title={t("reader.title")} text={t("reader.text")} doneLabel={hasLooked ? t("done") : null} />
          </a>
        </li>
      </ol>
      <Button look={left === 0 ? "primary" : "quiet"} isPending={isPending} onPress={end}>
        {left === 0 ? t("finish") : t("dismiss")}
      </Button>
    </section>
  );
}

const stepClass = "flex min-h-11 items-start gap-3 py-2.5 no-underline hover:underline";

function Step({ title, text, doneLabel }: { title: string; text: string; doneLabel: string | null }) {
  return (
    <>
      <span
        className={`mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border ${doneLabel ? "border-good text-good" : "border-field"}`}
      >
        {doneLabel && <Icon name="done" />}
      </span>
      <span>
        <span className={`block font-medium ${doneLabel ? "text-muted line-through" : ""}`}>{title}</span>
        <span className="block text-muted text-small">{text}</span>
        {doneLabel && <span className="sr-only">{doneLabel}</span>}
      </span>
    </>
  );
}
