/* What is fetched when somebody suggests or somebody has: one file, so that it comes in one piece. */
export { listProposals } from "#newsroom/proposals.ts";
export { ProposalCard } from "./proposal-card.tsx";
export { ProposalsPanel } from "./proposals-panel.tsx";
export { rules } from "./rules.ts";
