"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Choice } from "#components/ui/choice.tsx";
import { languages } from "#newsroom/article.ts";
import { slugOf } from "#newsroom/slug.ts";
import { RefusalNote, useRefusalSentence } from "../refusal-note.tsx";
import { useDeed } from "../use-deed.ts";
import { FactConflict } from "./fact-conflict.tsx";
import { FactText } from "./fact-text.tsx";
import { NeededHere } from "./needs.tsx";
import { Panel } from "./panel.tsx";
import { Picks } from "./picks.tsx";
import { useDesk } from "./story-desk.tsx";
import { type Named, useNamed } from "./use-named.ts";

/** Section, language, bylines, topics, address and people: each change saves itself. */
export function FactsPanel() {
  const t = useTranslations("facts");
  const { view, choices, facts } = useDesk();
  const named = useNamed();
  const errorOf = useFactError();
  const { sectionId, language, bylineIds } = facts.facts;
  const isDisabled = !view.may.edit;
  return (
    <Panel name="facts" title={t("title")}>
      <div className="space-y-4">
        {isDisabled && <p className="text-muted">{t("readOnly")}</p>}
        <div>
          <Choice
            id="fact-section"
            label={t("section")}
            placeholder={t("chooseSection")}
            options={named(choices.sections)}
            value={sectionId}
            onChange={(id) => facts.change({ sectionId: id })}
            error={errorOf("sectionId")}
            isDisabled={isDisabled}
          />
          <FactConflict fact="sectionId" />
          <NeededHere what="section" />
        </div>
        <div>
          <Choice
            id="fact-language"
            label={t("language")}
            placeholder={t("chooseLanguage")}
            options={languages.map((id) => ({ id, label: t(id) }))}
            value={language}
            onChange={(id) => facts.change({ language: id })}
            error={errorOf("language")}
            isDisabled={isDisabled}
          />
          <FactConflict fact="language" />
          <NeededHere what="language" />
        </div>
        <div>
          <Picks
            name="bylines"
            title={t("bylines")}
            addLabel={t("addByline")}
            emptyText={t("noBylines")}
            unknownText={t("noAuthor")}
            options={named(choices.authors)}
            chosen={bylineIds}
            onChange={(change) => facts.change((now) => ({ bylineIds: change(now.bylineIds) }))}
            isDisabled={isDisabled}
          />
          <FactConflict fact="bylineIds" />
          <NeededHere what="byline" />
        </div>
        <Topics isDisabled={isDisabled} />
        <Slug isDisabled={isDisabled} />
        <People />
        <SavingLine />
      </div>
    </Panel>
  );
}

function Topics({ isDisabled }: { isDisabled: boolean }) {
  const t = useTranslations("facts");
  const { choices, facts, actions } = useDesk();
  const named = useNamed();
  const { topicIds, language } = facts.facts;
  const locale = useLocale();
  const making = useDeed(actions.createTopic);
  const [made, setMade] = useState<Named[]>([]);
  const fresh = made.filter(({ id }) => !choices.topics.some((topic) => topic.id === id));
  return (
    <div>
      <Picks
        name="topics"
        title={t("topics")}
        addLabel={t("addTopic")}
        emptyText={t("noTopics")}
        unknownText={t("noTopic")}
        options={named([...choices.topics, ...fresh])}
        chosen={topicIds}
        onChange={(change) => facts.change((now) => ({ topicIds: change(now.topicIds) }))}
        create={{
          label: (name) => t("createTopic", { name }),
          make: async (name) => {
            const topic = await making.run({ name, language: language ?? (locale === "ar" ? "ar" : "en") });
            if (topic) setMade([...made, topic.value]);
            return topic?.value.id ?? null;
          },
        }}
        isDisabled={isDisabled}
      />
      <FactConflict fact="topicIds" />
      <RefusalNote refusal={making.refusal} />
    </div>
  );
}

function Slug({ isDisabled }: { isDisabled: boolean }) {
  const t = useTranslations("facts");
  const { view, facts, content } = useDesk();
  const errorOf = useFactError();
  const { slug } = facts.facts;
  const shown = slugOf(slug) || view.live?.slug || slugOf(content.headline);
  return (
    <div>
      <FactText
        label={t("slug")}
        description={
          shown === "" ? t("slugHint") : `${t("slugHint")} ${t("slugPreview", { slug: `\u2068${shown}\u2069` })}`
        }
        error={errorOf("slug")}
        value={slug}
        onChange={(text) => facts.change({ slug: text }, { pace: "typing" })}
        tidy={slugOf}
        maxLength={120}
        isDisabled={isDisabled}
      />
      <FactConflict fact="slug" />
    </div>
  );
}

function People() {
  const t = useTranslations("facts");
  const { view, choices, actions, personId } = useDesk();
  const ids = view.staff.map(({ id }) => id);
  const deed = useDeed(actions.changeStaff);
  const known = [
    ...choices.people,
    ...view.staff.filter(({ id }) => !choices.people.some((person) => person.id === id)),
  ];
  return (
    <div>
      <Picks
        name="staff"
        title={t("staff")}
        addLabel={t("addPerson")}
        emptyText=""
        unknownText={t("noPerson")}
        options={known.map(({ id, name }) => ({ id, label: name }))}
        chosen={ids}
        fixed={ids.length === 1 ? ids : [personId]}
        onChange={(change) => void deed.run({ id: view.id, personIds: change(ids) })}
        isDisabled={!view.may.staff}
        isPlain
      />
      <p className="pt-1 text-muted text-small">{t("staffHint")}</p>
      <RefusalNote refusal={deed.refusal} />
    </div>
  );
}

/** Whether the server has the facts; a failure or a refusal keeps everything on the page and says what to do. */
function SavingLine() {
  const t = useTranslations("facts");
  const { facts, view } = useDesk();
  if (!view.may.edit) return null;
  return (
    <div role="status" className="flex min-h-9 flex-wrap items-center gap-2 text-muted text-small">
      {facts.status === "saved" && (
        <span>
          <span aria-hidden="true">✓ </span>
          {t("upToDate")}
        </span>
      )}
      {facts.status === "saving" && t("updating")}
      {facts.status === "conflict" && <span className="text-danger">{t("conflictOpen")}</span>}
      {facts.status === "failed" && (
        <>
          <span className="text-danger">{t("failed")}</span>
          <Button look="quiet" onPress={facts.retry}>
            {t("retry")}
          </Button>
        </>
      )}
    </div>
  );
}

function useFactError() {
  const { facts } = useDesk();
  const sentence = useRefusalSentence();
  return (fact: keyof typeof facts.refusals) => {
    const refusal = facts.refusals[fact];
    return refusal && refusal.reason !== "factsChanged" ? sentence(refusal) : undefined;
  };
}
