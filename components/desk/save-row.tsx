"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";

type Props = { label: string; saved: string; isDirty: boolean; isPending: boolean; isSaved: boolean };

/** The end of a form: its deed, and whether what stands there is kept. Warns whoever leaves before. */
export function SaveRow({ label, saved, isDirty, isPending, isSaved }: Props) {
  const t = useTranslations("forms");
  useWarning(isDirty, t("leave"));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-1">
      <Button type="submit" look="primary" isPending={isPending}>
        {label}
      </Button>
      <p role="status" className="text-muted text-small">
        {isDirty ? t("unsaved") : isSaved && <span className="text-good">✓ {saved}</span>}
      </p>
    </div>
  );
}

/** The browser asks before the page is closed, we before a link leads away from it. */
function useWarning(isDirty: boolean, question: string): void {
  useEffect(() => {
    if (!isDirty) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    const ask = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const leaves =
        link instanceof HTMLAnchorElement && link.target !== "_blank" && link.pathname !== location.pathname;
      if (!leaves || event.metaKey || event.ctrlKey || window.confirm(question)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", hold);
    document.addEventListener("click", ask, true);
    return () => {
      window.removeEventListener("beforeunload", hold);
      document.removeEventListener("click", ask, true);
    };
  }, [isDirty, question]);
}
