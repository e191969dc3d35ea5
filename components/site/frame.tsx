import type { ReactNode } from "react";
import { buildAddress } from "#newsroom/address.ts";
import { formatMasthead, isoDay } from "#newsroom/dates.ts";
import type { SitePage } from "./site-page.ts";

type Place = { page: SitePage; now: Date; isFront?: boolean };

/** What stands around every reader page: masthead, sections, content, foot. The site's name is the front's heading. */
export function Frame({ page, now, isFront, children }: Place & { children: ReactNode }) {
  const { site, language, words } = page;
  return (
    <>
      <a className="skip" href="#content">
        {words("skip")}
      </a>
      <Masthead page={page} now={now} isFront={isFront} />
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

function Masthead({ page: { site, language, words }, now, isFront }: Place) {
  const other = language === "ar" ? "en" : "ar";
  return (
    <header className="masthead">
      <div className="masthead-top">
        <p className="masthead-date">
          <time dateTime={isoDay(now, site.zone)}>{formatMasthead(now, language, site)}</time>
        </p>
        {isFront ? (
          <h1 className="masthead-name">{site.name}</h1>
        ) : (
          <p className="masthead-name">
            <a href={buildAddress({ kind: "front", language })}>{site.name}</a>
          </p>
        )}
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
