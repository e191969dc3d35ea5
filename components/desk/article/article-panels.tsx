"use client";

import { ChecksPanel } from "./checks-panel.tsx";
import { FactsPanel } from "./facts-panel.tsx";
import { LeadPanel } from "./lead-panel.tsx";
import { ShowcasePanel } from "./showcase-panel.tsx";
import { SourcesPanel } from "./sources-panel.tsx";

/** Everything about a story beside its text. Stands inside <StoryDesk>. */
export function ArticlePanels() {
  return (
    <div className="edge-panels">
      <ChecksPanel />
      <LeadPanel />
      <SourcesPanel />
      <FactsPanel />
      <ShowcasePanel />
    </div>
  );
}
