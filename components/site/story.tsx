import { Fragment } from "react";
import { buildAddress } from "#newsroom/address.ts";
import { type Language, wordsOf } from "#newsroom/article.ts";
import { formatMoment } from "#newsroom/dates.ts";
import type { Named, StoryView } from "#newsroom/story-view.ts";
import { Figure } from "./figure.tsx";
import { phrases } from "./phrases.tsx";
import { Portrait } from "./portrait.tsx";
import { Prose } from "./prose.tsx";
import { Share } from "./share.tsx";
import { directionOfLanguage, type SitePage, type Words } from "./site-page.ts";

const shortBody = 150; // words: a body so short is never clipped

/** A story, live or in preview. `address` is the one to share; null when a draft has none yet. */
export function Story({ story, page, address }: { story: StoryView; page: SitePage; address: string | null }) {
  const { site, words } = page;
  const { lead } = story;
  const direction = directionOfLanguage(story.language);
  return (
    <article className="story">
      <div className="story-head">
        <StoryHead story={story} />
        {address !== null && <Share address={address} headline={story.headline} words={words} />}
      </div>
      {lead && <Figure {...lead} file={story.pictures[lead.pictureId]} isLead />}
      {story.standfirst !== "" && <p className="standfirst">{phrases(story.standfirst, direction)}</p>}
      <Byline story={story} page={page} />
      <Body story={story} words={words} isClipped={site.continueReading && lengthOf(story) > shortBody} />
      <Corrections corrections={story.corrections} page={page} />
      <Sources sources={story.sources} words={words} />
      <Topics topics={story.topics} language={story.language} words={words} />
    </article>
  );
}

function StoryHead({ story: { section, language, kicker, headline } }: { story: StoryView }) {
  const direction = directionOfLanguage(language);
  return (
    <header>
      {section && (
        <p className="story-section">
          <a href={buildAddress({ kind: "section", language, section: section.slug })}>{section.name}</a>
        </p>
      )}
      {kicker !== "" && <p className="kicker">{phrases(kicker, direction)}</p>}
      <h1>{phrases(headline, direction)}</h1>
    </header>
  );
}

function Byline({ story, page }: { story: StoryView; page: SitePage }) {
  const { authors, language, publishedAt, updatedAt } = story;
  const { words } = page;
  if (authors.length === 0 && !publishedAt) return null;
  return (
    <div className="byline">
      {authors.map(({ id, picture }) => picture && <Portrait key={id} file={picture} sizes="48px" />)}
      <div className="byline-words">
        {authors.length > 0 && (
          <p className="authors">
            <Names names={authors} language={language} words={words} />
          </p>
        )}
        {publishedAt && (
          <p className="times">
            <span>
              {words("published")} <Moment instant={publishedAt} page={page} />
            </span>
            {updatedAt && (
              <span>
                {words("updated")} <Moment instant={updatedAt} page={page} />
              </span>
            )}
          </p>
        )}
      </div>
    </div>
  );
}

export function Moment({ instant, page: { language, site } }: { instant: Date; page: SitePage }) {
  return <time dateTime={instant.toISOString()}>{formatMoment(instant, language, site)}</time>;
}

function Names({ names, language, words }: { names: Named[]; language: Language; words: Words }) {
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
function Body({ story, words, isClipped }: { story: StoryView; words: Words; isClipped: boolean }) {
  const prose = <Prose story={story} words={words} around={directionOfLanguage(story.language)} />;
  if (!isClipped) return <div className="prose">{prose}</div>;
  return (
    <>
      <div className="prose clipped" data-story={story.id}>
        <span id="continue" className="fold" />
        {prose}
      </div>
      <p className="continue">
        <a className="button" href="#continue">
          {words("continueReading")}
        </a>
      </p>
    </>
  );
}

/** What was wrong and when it was put right, newest first. */
function Corrections({ corrections, page }: { corrections: StoryView["corrections"]; page: SitePage }) {
  if (corrections.length === 0) return null;
  return (
    <section className="corrections" aria-labelledby="corrections">
      <h2 id="corrections">{page.words("corrections")}</h2>
      <ul>
        {corrections.map(({ at, text }) => (
          <li key={`${at.getTime()} ${text}`}>
            <Moment instant={at} page={page} /> <p>{phrases(text, directionOfLanguage(page.language))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ sources, words }: { sources: StoryView["sources"]; words: Words }) {
  if (sources.length === 0) return null;
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

function Topics({ topics, language, words }: { topics: Named[]; language: Language; words: Words }) {
  if (topics.length === 0) return null;
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
  return wordsOf({ v: 1, kicker: "", headline: "", standfirst: "", body });
}
