import { buildAddress, type Cursor, type List } from "#newsroom/address.ts";
import { addressOfCard } from "#newsroom/feed.ts";
import type { StoryCard } from "#newsroom/story-view.ts";
import { phrases } from "./phrases.tsx";
import { Picture } from "./picture.tsx";
import { directionOfLanguage, type SitePage, type Words } from "./site-page.ts";
import { Moment } from "./story.tsx";

/** `within` a section: its name is not said on each card. */
type Cards = { cards: StoryCard[]; page: SitePage; within?: "section" };

/** How wide the picture of a card stands, for each way of setting it. */
const widths = {
  lead: "(min-width: 80rem) 49rem, (min-width: 64rem) 64vw, 100vw",
  middle: "(min-width: 80rem) 23rem, (min-width: 64rem) 30vw, (min-width: 40rem) 48vw, 100vw",
  brief: "6rem",
  feature: "(min-width: 80rem) 36rem, (min-width: 48rem) 48vw, 100vw",
  column: "(min-width: 80rem) 18rem, (min-width: 48rem) 24vw, 7rem",
  row: "(min-width: 48rem) 15rem, 7rem",
} as const;

export type CardSize = keyof typeof widths;

const withStandfirst: ReadonlySet<CardSize> = new Set(["lead", "middle", "feature", "row"]);

/** A story in a list. The headline comes first for those who listen; the picture only repeats it. */
export function Card({
  card,
  size,
  page,
  level = 2,
  within,
  isFirst = false,
}: {
  card: StoryCard;
  size: CardSize;
  page: SitePage;
  level?: 2 | 3;
  within?: "section" | undefined;
  isFirst?: boolean;
}) {
  const { headline, standfirst, picture, publishedAt } = card;
  const direction = directionOfLanguage(card.language);
  const kicker = card.kicker === "" && !within ? card.section.name : card.kicker;
  const Heading = `h${level}` as const;
  const saysMore = standfirst !== "" && (withStandfirst.has(size) || (size === "column" && !picture));
  return (
    <div className={`card card-${size}${picture ? "" : " card-plain"}`}>
      <div className="card-words">
        {kicker !== "" && kicker !== headline && <p className="kicker">{phrases(kicker, direction)}</p>}
        <Heading>
          <a href={addressOfCard(card)}>{phrases(headline, direction)}</a>
        </Heading>
        {saysMore && <p className="card-standfirst">{phrases(standfirst, direction)}</p>}
      </div>
      {publishedAt && (
        <p className="times">
          <Moment instant={publishedAt} page={page} />
        </p>
      )}
      {picture && (
        <div className="card-picture">
          <Picture file={picture} alternative="" sizes={widths[size]} isFirst={isFirst} />
        </div>
      )}
    </div>
  );
}

/** A list of stories, newest first; the newest of all stands out. */
export function CardList({ cards, page, within, isFirstPage }: Cards & { isFirstPage: boolean }) {
  return (
    <ol className="cards">
      {cards.map((card, at) => (
        <li key={card.id}>
          <Card
            {...{ card, page, within }}
            size={isFirstPage && at === 0 && card.picture ? "feature" : "row"}
            isFirst={at === 0}
          />
        </li>
      ))}
    </ol>
  );
}

/** What came before in the section, under a story. */
export function EarlierStories({ cards, page, section }: Cards & { section: string }) {
  if (cards.length === 0) return null;
  return (
    <section className="earlier" aria-labelledby="earlier">
      <h2 id="earlier">{page.words("earlier", { section })}</h2>
      <ul className="earlier-cards">
        {cards.map((card) => (
          <li key={card.id}>
            <Card card={card} size="column" page={page} level={3} within="section" />
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
      {isLater && (
        <a className="button" href={buildAddress({ ...list, before: undefined })}>
          {words("newest")}
        </a>
      )}
      {next && (
        <a className="button" href={buildAddress({ ...list, before: next })} rel="next">
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
