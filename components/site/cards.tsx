import { buildAddress, type Cursor, type List } from "#newsroom/address.ts";
import { addressOfCard } from "#newsroom/feed.ts";
import type { StoryCard } from "#newsroom/story-view.ts";
import { Picture } from "./picture.tsx";
import type { SitePage, Words } from "./site-page.ts";
import { Moment } from "./story.tsx";

type Cards = { cards: StoryCard[]; page: SitePage };

/** The front: one big story, two middling, and a dense list. */
export function FrontCards({ cards, page }: Cards) {
  const [first, second, third, ...rest] = cards;
  return (
    <div className="front">
      {first && <Card card={first} size="big" page={page} />}
      {second && (
        <div className="front-middle">
          {[second, third].map((card) => card && <Card key={card.id} card={card} size="middle" page={page} />)}
        </div>
      )}
      {rest.length > 0 && <CardList cards={rest} page={page} />}
    </div>
  );
}

/** A list of stories, newest first. */
export function CardList({ cards, page }: Cards) {
  return (
    <ol className="cards">
      {cards.map((card) => (
        <li key={card.id}>
          <Card card={card} size="small" page={page} />
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

function Card({ card, size, page }: { card: StoryCard; size: keyof typeof widths; page: SitePage }) {
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
            <Moment instant={publishedAt} page={page} />
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
export function EarlierStories({ cards, page, section }: Cards & { section: string }) {
  if (cards.length === 0) return null;
  return (
    <section className="earlier" aria-labelledby="earlier">
      <h2 id="earlier">{page.words("earlier", { section })}</h2>
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <a href={addressOfCard(card)}>{card.headline}</a>
            {card.publishedAt && (
              <p className="times">
                <Moment instant={card.publishedAt} page={page} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where a list goes on. `list` is the page that is shown; `next` is null at its end. */
export function Pager({ list, next, words }: { list: List; next: Cursor | null; words: Words }) {
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
export function Empty({ words, isEnd = false }: { words: Words; isEnd?: boolean }) {
  if (isEnd) return <p className="empty">{words("endText")}</p>;
  return (
    <div className="empty">
      <p>{words("emptyTitle")}</p>
      <p>{words("emptyText")}</p>
    </div>
  );
}
