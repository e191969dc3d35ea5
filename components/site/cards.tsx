import { buildAddress, type Cursor, type List } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import { addressOfCard } from "#newsroom/feed.ts";
import type { Site, StoryCard } from "#newsroom/story-view.ts";
import { Picture } from "./picture.tsx";
import { Moment } from "./story.tsx";
import { wordsOf } from "./words.ts";

type Cards = { cards: StoryCard[]; language: Language; site: Site };

/** The front: one big story, two middling, and a dense list. */
export function FrontCards({ cards, language, site }: Cards) {
  const [first, second, third, ...rest] = cards;
  return (
    <div className="front">
      {first && <Card card={first} site={site} size="big" language={language} />}
      {second && (
        <div className="front-middle">
          {[second, third].map(
            (card) => card && <Card key={card.id} card={card} site={site} size="middle" language={language} />,
          )}
        </div>
      )}
      {rest.length > 0 && <CardList cards={rest} language={language} site={site} />}
    </div>
  );
}

/** A list of stories, newest first. */
export function CardList({ cards, language, site }: Cards) {
  return (
    <ol className="cards">
      {cards.map((card) => (
        <li key={card.id}>
          <Card card={card} site={site} size="small" language={language} />
        </li>
      ))}
    </ol>
  );
}

const widths = {
  big: "(min-width: 64rem) 40rem, 100vw",
  middle: "(min-width: 64rem) 20rem, (min-width: 40rem) 50vw, 100vw",
  small: "9rem",
};

function Card({
  card,
  site,
  size,
  language,
}: {
  card: StoryCard;
  site: Site;
  size: keyof typeof widths;
  language: Language;
}) {
  const { kicker, headline, standfirst, picture, publishedAt } = card;
  return (
    <div className={`card card-${size}`}>
      <div className="card-words">
        {kicker !== "" && kicker !== headline && <p className="kicker">{kicker}</p>}
        <h2>
          <a href={addressOfCard(card)}>{headline}</a>
        </h2>
        {size !== "small" && standfirst !== "" && <p className="card-standfirst">{standfirst}</p>}
        {publishedAt && (
          <p className="times">
            <Moment instant={publishedAt} language={language} site={site} />
          </p>
        )}
      </div>
      {picture && (
        <div className="card-picture">
          <Picture file={picture} alternative="" sizes={widths[size]} isFirst={size === "big"} />
        </div>
      )}
    </div>
  );
}

/** Headlines alone, under a story. */
export function EarlierStories({ cards, language, site, section }: Cards & { section: string }) {
  if (cards.length === 0) return null;
  return (
    <section className="earlier" aria-labelledby="earlier">
      <h2 id="earlier">{wordsOf(language)("earlier", { section })}</h2>
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <a href={addressOfCard(card)}>{card.headline}</a>
            {card.publishedAt && (
              <p className="times">
                <Moment instant={card.publishedAt} language={language} site={site} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where a list goes on. `list` is the page that is shown; `next` is null at its end. */
export function Pager({ list, next }: { list: List; next: Cursor | null }) {
  const words = wordsOf(list.language);
  const isLater = list.before !== undefined;
  if (!isLater && !next) return null;
  return (
    <nav className="pager" aria-label={words("pages")}>
      {isLater && <a href={buildAddress({ ...list, before: undefined })}>{words("newest")}</a>}
      {next && (
        <a href={buildAddress({ ...list, before: next })} rel="next">
          {words("older")}
        </a>
      )}
    </nav>
  );
}

/** A list without stories says so, and what will happen. */
export function Empty({ language, isEnd = false }: { language: Language; isEnd?: boolean }) {
  const words = wordsOf(language);
  if (isEnd) return <p className="empty">{words("endText")}</p>;
  return (
    <div className="empty">
      <p>{words("emptyTitle")}</p>
      <p>{words("emptyText")}</p>
    </div>
  );
}
