import { useTranslations } from "next-intl";

/** While a story opens: its own shape, so that nothing jumps when it is there. */
export function StorySkeleton() {
  const t = useTranslations("editor");
  return (
    <div role="status" aria-label={t("loading")} className="story-skeleton">
      <span className="skeleton-kicker" />
      <span className="skeleton-headline" />
      <span className="skeleton-headline skeleton-short" />
      <span className="skeleton-line" />
      <span className="skeleton-line skeleton-short" />
      <span className="skeleton-picture" />
      <span className="skeleton-line" />
      <span className="skeleton-line" />
      <span className="skeleton-line" />
      <span className="skeleton-line skeleton-short" />
    </div>
  );
}
