import { buildAddress } from "#newsroom/address.ts";
import type { Named, StoryCard } from "#newsroom/story-view.ts";
import { Card, type CardSize } from "./cards.tsx";
import type { SitePage } from "./site-page.ts";

/** How many stories stand above the strips: one big, two middling, and the dense list. */
export const topLimit = 3 + 8;

/** How many a section's strip shows. */
export const stripLimit = 4;

export type Strip = { section: Named; cards: StoryCard[] };

/** The front: one big story, two middling, a dense list, then a strip a section. */
export function Front({ cards, strips, page }: { cards: StoryCard[]; strips: Strip[]; page: SitePage }) {
  const [lead, second, third, ...rest] = cards;
  const middling = [second, third].filter((card) => card !== undefined);
  return (
    <>
      <div className={`front${middling.length === 0 ? " front-alone" : ""}${lead?.picture ? "" : " front-plain"}`}>
        {lead && <Card card={lead} size="lead" page={page} isFirst />}
        {middling.length > 0 && (
          <div className="front-middle">
            {middling.map((card) => (
              <Card key={card.id} card={card} size="middle" page={page} />
            ))}
          </div>
        )}
      </div>
      {rest.length > 0 && (
        <ol className={`briefs briefs-${rest.length}`}>
          {rest.map((card) => (
            <li key={card.id}>
              <Card card={card} size="brief" page={page} />
            </li>
          ))}
        </ol>
      )}
      {strips.map((strip, at) => (
        <StripCards key={strip.section.id} strip={strip} page={page} isFeatured={at % 2 === 0} />
      ))}
    </>
  );
}

/** Full strips take turns: four alike, or one big beside three small. */
function StripCards({
  strip: { section, cards },
  page,
  isFeatured,
}: {
  strip: Strip;
  page: SitePage;
  isFeatured: boolean;
}) {
  const isFull = cards.length === stripLimit;
  const shape = isFull && isFeatured && cards[0]?.picture ? "featured" : String(cards.length);
  const sizeOf = (at: number): CardSize => {
    if (shape === "featured") return at === 0 ? "feature" : "row";
    return cards.length === 1 ? "feature" : "column";
  };
  return (
    <section className="strip" aria-labelledby={`section-${section.id}`}>
      <h2 className="strip-name" id={`section-${section.id}`}>
        <a href={buildAddress({ kind: "section", language: page.language, section: section.slug })}>{section.name}</a>
      </h2>
      <ol className={`strip-cards strip-${shape}`}>
        {cards.map((card, at) => (
          <li key={card.id}>
            <Card card={card} size={sizeOf(at)} page={page} level={3} within="section" />
          </li>
        ))}
      </ol>
    </section>
  );
}
