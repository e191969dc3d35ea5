import NextLink from "next/link";
import { useTranslations } from "next-intl";
import type { Mention } from "#db/comment-list.ts";
import type { DateStyle } from "#newsroom/dates.ts";
import { Age } from "./age.tsx";

/** Where colleagues asked for this person: each line leads to the thread, and goes once that was opened. */
export function MentionList({ mentions, style }: { mentions: Mention[]; style: DateStyle }) {
  const t = useTranslations();
  return (
    <section aria-labelledby="mentions" className="pb-8">
      <h2 id="mentions" className="border-ink border-b pb-1 font-semibold text-large">
        {t("today.mentions")}
      </h2>
      <ul className="divide-y divide-rule border-rule border-b">
        {mentions.map(({ threadId, articleId, headline, author, text, at }) => (
          <li key={threadId} className="relative py-2.5 focus-within:bg-wash hover:bg-wash">
            <NextLink
              prefetch={false}
              href={`/desk/articles/${articleId}?comment=${threadId}`}
              data-row=""
              className="block px-2 no-underline after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
            >
              <bdi className="font-semibold">{author}</bdi>
              <span dir="auto" className="line-clamp-2">
                {text}
              </span>
            </NextLink>
            <p className="flex flex-wrap gap-x-3 px-2 text-light text-small">
              <span dir="auto">{headline || t("list.untitled")}</span>
              <Age at={at} style={style} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
