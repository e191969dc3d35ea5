import { buildAddress } from "#newsroom/address.ts";
import { formatDay } from "#newsroom/dates.ts";
import { phrases } from "./phrases.tsx";
import { directionOfLanguage, type SitePage } from "./site-page.ts";

/** For an address that leads nowhere. */
export function Missing({ page }: { page: SitePage }) {
  const { words } = page;
  return (
    <div className="help">
      <p className="help-status">404</p>
      <h1>{words("missingTitle")}</h1>
      <p>{words("missingText")}</p>
      <WaysOn page={page} />
    </div>
  );
}

/** Where a killed story stood: its public note. */
export function Gone({ page, killed }: { page: SitePage; killed: { note: string; killedAt: Date } }) {
  const { site, language, words } = page;
  return (
    <div className="help">
      <p className="help-status">410</p>
      <h1>{words("goneTitle")}</h1>
      <p>{words("goneText")}</p>
      <blockquote>
        <p>{phrases(killed.note, directionOfLanguage(language))}</p>
      </blockquote>
      <p className="times">
        <time dateTime={killed.killedAt.toISOString()}>
          {words("goneDate", { date: formatDay(killed.killedAt, language, site) })}
        </time>
      </p>
      <WaysOn page={page} />
    </div>
  );
}

function WaysOn({ page: { site, language, words } }: { page: SitePage }) {
  return (
    <ul>
      <li>
        <a className="button" href={buildAddress({ kind: "front", language })}>
          {words("home")}
        </a>
      </li>
      <li>
        <a className="button" href={buildAddress({ kind: "latest", language })}>
          {words("latest")}
        </a>
      </li>
      {site.sections.map(({ id, name, slug }) => (
        <li key={id}>
          <a className="button" href={buildAddress({ kind: "section", language, section: slug })}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
