"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { Outcome, RefusalData, RefusalReason } from "#newsroom/refusal.ts";
import { type Requirement, requirementKeys } from "#newsroom/requirements.ts";
import { RefusalNote } from "../refusal-note.tsx";
import { useDeed } from "../use-deed.ts";
import { useLate } from "../use-late.ts";
import { MissingList } from "./needs.tsx";
import { type Deed, deeds, useDesk } from "./story-desk.tsx";

export type Asked =
  | { deed: "submit" | "recall" | "approve" | "publish" }
  | { deed: "return" | "kill"; note: string }
  | { deed: "correct"; text: string; factsVersion: number }
  | { deed: "publishChanges"; kind: "minor" | "update"; reason: string; factsVersion: number };

export type Window = "return" | "kill" | "publishChanges" | "correct" | "incomplete";

const mainDeeds = ["publish", "publishChanges", "submit"] as const;

/** What this person may do with the story now, with what each means. Nothing here trusts itself: the server asks again. */
export function DeedBar() {
  const t = useTranslations("deedBar");
  const { view, missing } = useDesk();
  const [window, setWindow] = useState<Window | null>(null);
  const [listed, setListed] = useState<Requirement[]>([]);
  const [running, setRunning] = useState<Deed | null>(null);
  const [done, setDone] = useState<{ view: typeof view } | null>(null);
  const { run, isPending: isRunning, refusal: refusedDeed, clear: clearDeed } = useDeed(usePerform());
  const [isCut, setCut] = useState(false);
  const windows = useLate(
    () => import("./deed-windows.tsx"),
    window !== null,
    () => {
      setWindow(null);
      setCut(true);
    },
  );
  const refusal = isCut ? refusalOf("offline") : refusedDeed;
  const clear = () => {
    setCut(false);
    clearDeed();
  };
  const isPending = isRunning || done?.view === view; // until the page shows where the story stands now

  const doIt = async (asked: Asked) => {
    setRunning(asked.deed);
    const done = await run(asked);
    if (!done) return;
    setWindow(null);
    setDone({ view });
    showToast(t(`done.${asked.deed}`), wayAfter(asked.deed));
  };
  /** What can still be undone, or seen. */
  const wayAfter = (deed: Deed) => {
    if (deed === "submit") return { label: t("undo"), onPress: () => void doIt({ deed: "recall" }) };
    if (deed !== "publish" && deed !== "publishChanges" && deed !== "correct") return undefined;
    return { label: t("seeLive"), href: `/s/${view.id}` };
  };
  const press = (deed: Deed) => {
    clear();
    if (deed === "publish" && missing.length > 0) {
      setListed(missing);
      setWindow("incomplete");
    } else if (deed === "return" || deed === "kill" || deed === "publishChanges" || deed === "correct") setWindow(deed);
    else void doIt({ deed });
  };

  const main = mainDeeds.find((deed) => view.may[deed]);
  const others = deeds.filter((deed) => view.may[deed] && deed !== main).toReversed();
  const offered = main ? [...others, main] : others; // the main one stands last, farthest from what takes a story away
  const seen = main ?? offered.at(-1);
  const close = (isOpen: boolean) => {
    if (isOpen || isPending) return;
    setWindow(null);
    clear();
  };
  const refused = refusal?.reason === "incomplete" ? namedIn(refusal.details.missing) : [];
  const note = (
    <>
      <RefusalNote refusal={refusal} />
      {refused.length > 0 && <MissingList keys={refused} onGo={() => setWindow(null)} />}
    </>
  );
  return (
    <section aria-label={t("title")} className="deed-bar">
      <div className="deeds">
        {offered.map((deed) => (
          <Button
            key={deed}
            data-command=""
            look={deed === main ? "primary" : deed === "kill" ? "danger" : "quiet"}
            isPending={isPending && running === deed}
            isDisabled={isPending && running !== deed}
            onPress={() => press(deed)}
            {...(deed !== "return" && deed !== "kill" && { "aria-describedby": `means-${deed}` })}
          >
            {t(deed)}
          </Button>
        ))}
      </div>
      {offered.map(
        (deed) => deed !== "return" && deed !== "kill" && <Means key={deed} deed={deed} isSeen={deed === seen} />,
      )}
      <p role="status" className="sr-only">
        {isPending && running && t(`busy.${running}`)}
      </p>
      {window === null && refusal && (
        <div className="deed-refusal">
          {note}
          <Button look="plain" onPress={clear}>
            {t("dismiss")}
          </Button>
        </div>
      )}
      {windows && (
        <windows.DeedWindows
          {...{ window, listed, isPending, note }}
          onOpenChange={close}
          onGo={() => setWindow(null)}
          onDone={doIt}
        />
      )}
    </section>
  );
}

/** The consequence, before. Of the main deed for all to see; of the others for those who listen to their button. */
function Means({ deed, isSeen }: { deed: Exclude<Deed, "return" | "kill">; isSeen: boolean }) {
  const t = useTranslations("deedBar.means");
  const say = useTranslations("suggesting");
  const { view, proposals } = useDesk();
  const isAgain = deed === "publish" && view.stage === "killed";
  const isPublic = deed === "publish" || deed === "publishChanges" || deed === "correct";
  return (
    <p id={`means-${deed}`} className={isSeen ? "deed-means" : "sr-only"}>
      {isPublic && proposals > 0 ? say("openShort", { count: proposals }) : t(isAgain ? "publishAgain" : deed)}
    </p>
  );
}

/** First everything that was typed must be with the server, then the deed is asked for with what its sender saw. */
function usePerform(): (asked: Asked) => Promise<Outcome<unknown>> {
  const { view, actions, facts, draft } = useDesk();
  return async (asked) => {
    const { id } = view;
    if (draft.hindrance) return { ok: false, refusal: draft.hindrance };
    if (asked.deed === "kill") return actions.kill({ id, note: asked.note });
    const shownVersion = "factsVersion" in asked ? asked.factsVersion : facts.saved.version;
    const settled = view.may.edit ? await facts.settle(shownVersion) : { version: shownVersion };
    if ("hindrance" in settled) return refuse(settled.hindrance);
    if (asked.deed === "recall") return actions.recall({ id });
    const isSettled = await draft.settle().then(
      () => true,
      () => false,
    );
    if (!isSettled) return refuse("draftBehind");
    const seen = { ...draft.seen(), factsVersion: settled.version };
    if (asked.deed === "correct") return actions.correct({ id, seen, text: asked.text });
    if (asked.deed === "return") return actions.giveBack({ id, seen, note: asked.note });
    if (asked.deed === "publishChanges")
      return actions.publishChanges({ id, seen, kind: asked.kind, reason: asked.reason });
    return actions[asked.deed]({ id, seen });
  };
}

function refuse(reason: RefusalReason): Outcome<never> {
  return { ok: false, refusal: refusalOf(reason) };
}

function refusalOf(reason: RefusalReason): RefusalData {
  return { kind: "refusal", reason, details: {} };
}

function namedIn(missing: unknown): Requirement[] {
  return requirementKeys.filter((key) => Array.isArray(missing) && missing.includes(key));
}
