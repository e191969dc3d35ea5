import type { Facts, Source } from "./article.ts";
import { canonical } from "./canonical.ts";

/**
 * What stands after "keep mine" where two people changed the same fact. A single value is mine; of two lists nothing is
 * lost: theirs in their order, then what only mine has. A source that they hide stays hidden.
 */
export function joinFacts(fact: keyof Facts, mine: Facts, theirs: Facts): Partial<Facts> {
  switch (fact) {
    case "bylineIds":
      return { bylineIds: joinIds(mine.bylineIds, theirs.bylineIds) };
    case "topicIds":
      return { topicIds: joinIds(mine.topicIds, theirs.topicIds) };
    case "sources":
      return { sources: joinSources(mine.sources, theirs.sources) };
    default:
      return { [fact]: mine[fact] };
  }
}

function joinIds(mine: number[], theirs: number[]): number[] {
  return [...new Set([...theirs, ...mine])];
}

function joinSources(mine: Source[], theirs: Source[]): Source[] {
  const known = new Set(theirs.map(canonical));
  const hidden = new Set(theirs.filter((source) => !source.isShown).map((source) => source.name));
  const own = mine.map((source) => ({ ...source, isShown: source.isShown && !hidden.has(source.name) }));
  return [...theirs, ...own.filter((source) => !known.has(canonical(source)))];
}
