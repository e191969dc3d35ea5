"use client";

import { useTranslations } from "next-intl";
import { AdviceList, MissingList } from "./needs.tsx";
import { OpenProposals } from "./open-proposals.tsx";
import { Panel } from "./panel.tsx";
import { useDesk } from "./story-desk.tsx";

/** What still stands between the story and its readers, and what would make it better. */
export function ChecksPanel() {
  const t = useTranslations("checks");
  const { missing, advice, proposals } = useDesk();
  return (
    <Panel name="checks" title={t("title")}>
      <p role="status" className="pb-2">
        {missing.length === 0 ? t("ready") : t("missing", { count: missing.length })}
      </p>
      <OpenProposals count={proposals} />
      <MissingList keys={missing} />
      {advice.length > 0 && <AdviceList keys={advice} />}
    </Panel>
  );
}
