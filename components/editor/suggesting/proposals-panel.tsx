"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { lowerEdge } from "#components/desk/article/edge-state.ts";
import { Panel } from "#components/desk/article/panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/dialog.tsx";
import type { Decision } from "#newsroom/suggestions.ts";
import { ProposalView } from "./proposal-view.tsx";
import { useProposals } from "./use-proposals.ts";

/** Every open proposal in reading order, with its two answers, and the two for all. */
export function ProposalsPanel() {
  const t = useTranslations("suggesting");
  const review = useProposals();
  const { proposals, mayDecide } = review;
  const [asked, setAsked] = useState<Decision | null>(null);
  const count = proposals.length;
  return (
    <Panel name="proposals" title={t("title")} aside={count > 0 && <span className="proposal-count">{count}</span>}>
      <p role="status" className="pb-2 text-muted">
        {t("open", { count })}
      </p>
      <ol className="proposals">
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <ProposalView proposal={proposal} review={review}>
              <Button
                look="plain"
                onPress={() => {
                  lowerEdge();
                  review.show(proposal.id);
                }}
              >
                {t("show")}
              </Button>
            </ProposalView>
          </li>
        ))}
      </ol>
      {mayDecide && count > 1 && (
        <p className="proposal-answers">
          <Button onPress={() => setAsked("accept")}>{t("acceptAll")}</Button>
          <Button onPress={() => setAsked("reject")}>{t("rejectAll")}</Button>
        </p>
      )}
      <ConfirmDialog
        title={t(asked === "reject" ? "rejectAllTitle" : "acceptAllTitle", { count })}
        confirmLabel={t(asked === "reject" ? "rejectAll" : "acceptAll")}
        cancelLabel={t("keep")}
        isDanger={asked === "reject"}
        isOpen={asked !== null}
        onOpenChange={(isOpen) => !isOpen && setAsked(null)}
        onConfirm={() => {
          const ids = proposals.map(({ id }) => id);
          if (asked) review.decide(ids, asked);
          setAsked(null);
        }}
      >
        <p>{t(asked === "reject" ? "rejectAllMeans" : "acceptAllMeans", { count })}</p>
      </ConfirmDialog>
    </Panel>
  );
}
