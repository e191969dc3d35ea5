import { buildAddress } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import { formatDay } from "#newsroom/dates.ts";
import type { Site } from "#newsroom/story-view.ts";
import { wordsOf } from "./words.ts";

/** For an address that leads nowhere. */
export function Missing({ site, language }: { site: Site; language: Language }) {
  const words = wordsOf(language);
  return (
    <div className="help">
      <h1>{words("missingTitle")}</h1>
      <p>{words("missingText")}</p>
      <WaysOn site={site} language={language} />
    </div>
  );
}

/** Where a killed story stood: its public note. */
export function Gone({
  site,
  language,
  killed,
}: {
  site: Site;
  language: Language;
  killed: { note: string; killedAt: Date };
}) {
  const words = wordsOf(language);
  return (
    <div className="help">
      <h1>{words("goneTitle")}</h1>
      <p>{words("goneText")}</p>
      <blockquote>
        <p>{killed.note}</p>
      </blockquote>
      <p className="times">
        <time dateTime={killed.killedAt.toISOString()}>
          {words("goneDate", { date: formatDay(killed.killedAt, language, site) })}
        </time>
      </p>
      <WaysOn site={site} language={language} />
    </div>
  );
}

function WaysOn({ site, language }: { site: Site; language: Language }) {
  const words = wordsOf(language);
  return (
    <ul>
      <li>
        <a href={buildAddress({ kind: "front", language })}>{words("home")}</a>
      </li>
      <li>
        <a href={buildAddress({ kind: "latest", language })}>{words("latest")}</a>
      </li>
      {site.sections.map(({ id, name, slug }) => (
        <li key={id}>
          <a href={buildAddress({ kind: "section", language, section: slug })}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
