import type { ReactNode } from "react";
import { buildAddress } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import { formatMasthead, isoDay } from "#newsroom/dates.ts";
import type { Site } from "#newsroom/story-view.ts";
import { Picture } from "./picture.tsx";
import type { SitePage } from "./site-page.ts";

/** `sectionId`: of the section that the page is, or that its story stands in. */
type Place = { page: SitePage; now: Date; isFront?: boolean; sectionId?: number | undefined; isSection?: boolean };

/** What stands around every reader page: masthead, sections, content, foot. The site's name is the front's heading. */
export function Frame({ children, ...place }: Place & { children: ReactNode }) {
  const { page, isFront } = place;
  return (
    <>
      <a className="skip" href="#content">
        {page.words("skip")}
      </a>
      <Masthead {...place} />
      {page.site.isSample && <p className="sample-notice">{page.words("sampleNotice")}</p>}
      <main id="content" className={isFront ? "page page-front" : "page"}>
        {children}
      </main>
      <Foot page={page} />
    </>
  );
}

function Masthead({ page, now, isFront, sectionId, isSection }: Place) {
  const { site, language, words } = page;
  return (
    <header className={isFront ? "masthead masthead-front" : "masthead"}>
      <div className="masthead-top">
        <p className="masthead-date">
          <time dateTime={isoDay(now, site.zone)}>{formatMasthead(now, language, site)}</time>
        </p>
        {isFront ? (
          <h1 className="masthead-name">
            <SiteName site={site} />
          </h1>
        ) : (
          <p className="masthead-name">
            <a href={buildAddress({ kind: "front", language })}>
              <SiteName site={site} />
            </a>
          </p>
        )}
        <p className="masthead-language">
          <OtherLanguage language={language} />
        </p>
      </div>
      <nav className="masthead-sections" aria-label={words("sections")}>
        <ul>
          {site.sections.map(({ id, name, slug }) => (
            <li key={id}>
              <a
                href={buildAddress({ kind: "section", language, section: slug })}
                aria-current={id === sectionId ? (isSection ? "page" : "true") : undefined}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** The logo, which says the name, or the name set in type. */
function SiteName({ site: { name, logo } }: { site: Site }) {
  return logo ? <Picture file={logo} alternative={name} sizes="(min-width: 48rem) 20rem, 60vw" isFirst /> : name;
}

function Foot({ page: { site, language, words } }: { page: SitePage }) {
  return (
    <footer className="foot">
      <div className="foot-inner">
        <p className="foot-name">
          <a href={buildAddress({ kind: "front", language })}>{site.name}</a>
        </p>
        <ul className="foot-sections">
          {site.sections.map(({ id, name, slug }) => (
            <li key={id}>
              <a href={buildAddress({ kind: "section", language, section: slug })}>{name}</a>
            </li>
          ))}
        </ul>
        <ul className="foot-more">
          <li>
            <a href={buildAddress({ kind: "latest", language })}>{words("latest")}</a>
          </li>
          <li>
            <a href={buildAddress({ kind: "feed", language })}>{words("feed")}</a>
          </li>
          <li>
            <OtherLanguage language={language} />
          </li>
          <li>
            <a href="#top">{words("top")}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

function OtherLanguage({ language }: { language: Language }) {
  const other = language === "ar" ? "en" : "ar";
  return (
    <a href={buildAddress({ kind: "front", language: other })} lang={other} hrefLang={other}>
      {other === "ar" ? "العربية" : "English"}
    </a>
  );
}
