import type { ReactNode } from "react";
import { buildAddress } from "#newsroom/address.ts";
import { formatMasthead, isoDay } from "#newsroom/dates.ts";
import type { SitePage } from "./site-page.ts";

/** What stands around every reader page: masthead, sections, content, foot. */
export function Frame({ page, now, children }: { page: SitePage; now: Date; children: ReactNode }) {
  const { site, language, words } = page;
  return (
    <>
      <a className="skip" href="#content">
        {words("skip")}
      </a>
      <Masthead page={page} now={now} />
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

function Masthead({ page: { site, language, words }, now }: { page: SitePage; now: Date }) {
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
