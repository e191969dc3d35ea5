import { Fragment } from "react";
import { buildAddress } from "#newsroom/address.ts";
import { wordsOf as countWords, type Language } from "#newsroom/article.ts";
import { formatMoment } from "#newsroom/dates.ts";
import type { Named, Site, StoryView } from "#newsroom/story-view.ts";
import { Figure } from "./figure.tsx";
import { Prose } from "./prose.tsx";
import { Share } from "./share.tsx";
import { wordsOf } from "./words.ts";

const shortBody = 150; // words: a body so short is never clipped

/** A story, live or in preview. `address` is the one to share; null when a draft has none yet. */
export function Story({ story, site, address }: { story: StoryView; site: Site; address: string | null }) {
  const { language, lead } = story;
  return (
    <article className="story">
      <StoryHead story={story} />
      {address !== null && <Share address={address} headline={story.headline} language={language} />}
      {lead && <Figure {...lead} file={story.pictures[lead.pictureId]} isLead />}
      {story.standfirst !== "" && <p className="standfirst">{story.standfirst}</p>}
      <Byline story={story} site={site} />
      <Body story={story} isClipped={site.continueReading && lengthOf(story) > shortBody} />
      <Sources sources={story.sources} language={language} />
      <Topics topics={story.topics} language={language} />
    </article>
  );
}

function StoryHead({ story: { section, language, kicker, headline } }: { story: StoryView }) {
  return (
    <header>
      {section && (
        <p className="story-section">
          <a href={buildAddress({ kind: "section", language, section: section.slug })}>{section.name}</a>
        </p>
      )}
      {kicker !== "" && <p className="kicker">{kicker}</p>}
      <h1>{headline}</h1>
    </header>
  );
}

function Byline({ story, site }: { story: StoryView; site: Site }) {
  const { authors, language, publishedAt, updatedAt } = story;
  const words = wordsOf(language);
  if (authors.length === 0 && !publishedAt) return null;
  return (
    <div className="byline">
      {authors.length > 0 && (
        <p className="authors">
          <Names names={authors} language={language} />
        </p>
      )}
      {publishedAt && (
        <p className="times">
          <span>
            {words("published")} <Moment instant={publishedAt} language={language} site={site} />
          </span>
          {updatedAt && (
            <span>
              {words("updated")} <Moment instant={updatedAt} language={language} site={site} />
            </span>
          )}
        </p>
      )}
    </div>
  );
}

export function Moment({ instant, language, site }: { instant: Date; language: Language; site: Site }) {
  return <time dateTime={instant.toISOString()}>{formatMoment(instant, language, site)}</time>;
}

function Names({ names, language }: { names: Named[]; language: Language }) {
  const words = wordsOf(language);
  return names.map(({ id, name, slug }, index) => (
    <Fragment key={id}>
      {index > 0 && (index === names.length - 1 ? words("and") : words("comma"))}
      <a href={buildAddress({ kind: "author", language, author: slug })} rel="author">
        <bdi>{name}</bdi>
      </a>
    </Fragment>
  ));
}

/** One uninterrupted body. Clipped by the stylesheet alone: the fold's mark is the link's target. */
function Body({ story, isClipped }: { story: StoryView; isClipped: boolean }) {
  const prose = <Prose body={story.body} pictures={story.pictures} />;
  if (!isClipped) return <div className="prose">{prose}</div>;
  return (
    <>
      <div className="prose clipped" data-story={story.id}>
        <span id="continue" className="fold" />
        {prose}
      </div>
      <p className="continue">
        <a className="button" href="#continue">
          {wordsOf(story.language)("continueReading")}
        </a>
      </p>
    </>
  );
}

function Sources({ sources, language }: { sources: StoryView["sources"]; language: Language }) {
  if (sources.length === 0) return null;
  const words = wordsOf(language);
  return (
    <section className="sources" aria-label={words("sources")}>
      <p>
        <span className="sources-label">{words("sources")}:</span>{" "}
        {sources.map(({ name, link }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two sources may be the same
          <Fragment key={index}>
            {index > 0 && " - "}
            {link === "" ? (
              <bdi>{name}</bdi>
            ) : (
              <a href={link} rel="noopener noreferrer">
                <bdi>{name}</bdi>
              </a>
            )}
          </Fragment>
        ))}
      </p>
    </section>
  );
}

function Topics({ topics, language }: { topics: Named[]; language: Language }) {
  if (topics.length === 0) return null;
  const words = wordsOf(language);
  return (
    <nav className="topics" aria-label={words("topics")}>
      <ul>
        {topics.map(({ id, name, slug }) => (
          <li key={id}>
            <a href={buildAddress({ kind: "topic", language, topic: slug })}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function lengthOf({ body }: StoryView): number {
  return countWords({ v: 1, kicker: "", headline: "", standfirst: "", body });
}
