import type { ReactNode } from "react";
import { buildAddress } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import { formatMasthead, isoDay } from "#newsroom/dates.ts";
import type { Site } from "#newsroom/story-view.ts";
import { wordsOf } from "./words.ts";

/** What stands around every reader page: masthead, sections, content, foot. */
export function Frame({
  site,
  language,
  now,
  children,
}: {
  site: Site;
  language: Language;
  now: Date;
  children: ReactNode;
}) {
  const words = wordsOf(language);
  return (
    <>
      <a className="skip" href="#content">
        {words("skip")}
      </a>
      <Masthead site={site} language={language} now={now} />
      <main id="content" className="page">
        {children}
      </main>
      <footer className="foot">
        <p>
          <bdi>{site.name}</bdi>
        </p>
        <ul>
          <li>
            <a href={buildAddress({ kind: "latest", language })}>{words("latest")}</a>
          </li>
          <li>
            <a href={buildAddress({ kind: "feed", language })}>{words("feed")}</a>
          </li>
        </ul>
      </footer>
    </>
  );
}

function Masthead({ site, language, now }: { site: Site; language: Language; now: Date }) {
  const words = wordsOf(language);
  const other = language === "ar" ? "en" : "ar";
  return (
    <header className="masthead">
      <div className="masthead-top">
        <p className="masthead-date">
          <time dateTime={isoDay(now, site.zone)}>{formatMasthead(now, language, site)}</time>
        </p>
        <p className="masthead-name">
          <a href={buildAddress({ kind: "front", language })}>{site.name}</a>
        </p>
        <p className="masthead-language">
          <a href={buildAddress({ kind: "front", language: other })} lang={other} hrefLang={other}>
            {other === "ar" ? "العربية" : "English"}
          </a>
        </p>
      </div>
      <nav aria-label={words("sections")}>
        <ul>
          {site.sections.map(({ id, name, slug }) => (
            <li key={id}>
              <a href={buildAddress({ kind: "section", language, section: slug })}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
