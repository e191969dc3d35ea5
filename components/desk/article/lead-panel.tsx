"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Switch } from "#components/ui/checkbox.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { PictureUse } from "#newsroom/article.ts";
import { pictureSources } from "#newsroom/pictures.ts";
import { PictureUpload, type UploadedPicture } from "../picture-upload.tsx";
import { FactNote } from "./fact-conflict.tsx";
import { FactText } from "./fact-text.tsx";
import { NeededHere } from "./needs.tsx";
import { Panel } from "./panel.tsx";
import { useDesk } from "./story-desk.tsx";

/** The picture that opens the story, with the texts of this use of it. */
export function LeadPanel() {
  const t = useTranslations("facts");
  const { view, facts, actions } = useDesk();
  const [uploaded, setUploaded] = useState<UploadedPicture | null>(null);
  const { lead } = facts.facts;
  const isDisabled = !view.may.edit;

  const use = (picture: UploadedPicture) => {
    setUploaded(picture);
    const texts = { caption: "", credit: "", alternative: "", isDecorative: false };
    facts.change({ lead: { ...texts, pictureId: picture.pictureId } }, { from: { lead: null } });
  };
  const remove = () => {
    facts.change({ lead: null });
    showToast(t("pictureRemoved"), {
      label: t("undo"),
      onPress: () => facts.change((now) => (now.lead ? {} : { lead })),
    });
  };

  return (
    <Panel name="lead" title={t("lead")} id="fact-lead">
      {lead ? (
        <div className="space-y-3">
          <Shown lead={lead} uploaded={uploaded} />
          <Texts lead={lead} isDisabled={isDisabled} />
          {!isDisabled && <Button onPress={remove}>{t("removePicture")}</Button>}
        </div>
      ) : (
        <div className="space-y-3">
          <p className="text-muted">{t("noLead")}</p>
          {!isDisabled && <PictureUpload readPicture={actions.readPicture} onDone={use} />}
        </div>
      )}
      <FactNote fact="lead" />
    </Panel>
  );
}

function Shown({ lead, uploaded }: { lead: PictureUse; uploaded: UploadedPicture | null }) {
  const t = useTranslations("facts");
  const { view } = useDesk();
  const stored = view.lead?.id === lead.pictureId ? view.lead : null;
  const sources = stored && pictureSources(stored.renditions);
  const fresh = uploaded?.pictureId === lead.pictureId ? uploaded : null;
  const shown = sources ?? (fresh && { src: fresh.preview, width: fresh.width, height: fresh.height });
  if (stored?.state === "failed") return <p role="alert">{t("pictureFailed")}</p>;
  if (!shown) return <p role="status">{t("processing")}</p>;
  return (
    // biome-ignore lint/performance/noImgElement: our own renditions, already in their sizes
    <img
      src={shown.src}
      width={shown.width}
      height={shown.height}
      alt={lead.alternative || t("lead")}
      className="max-h-40 w-full bg-wash object-contain"
    />
  );
}

function Texts({ lead, isDisabled }: { lead: PictureUse; isDisabled: boolean }) {
  const t = useTranslations("facts");
  const { facts } = useDesk();
  const change = (patch: Partial<PictureUse>, pace?: "typing") =>
    facts.change({ lead: { ...lead, ...patch } }, pace && { pace });
  return (
    <>
      <div id="lead-caption">
        <FactText
          label={t("caption")}
          description={t("captionHint")}
          value={lead.caption}
          onChange={(caption) => change({ caption }, "typing")}
          maxLength={1000}
          isLong
          isDisabled={isDisabled}
        />
        <NeededHere what="leadCaption" />
      </div>
      <div id="lead-credit">
        <FactText
          label={t("credit")}
          description={t("creditHint")}
          value={lead.credit}
          onChange={(credit) => change({ credit }, "typing")}
          maxLength={200}
          isDisabled={isDisabled}
        />
        <NeededHere what="leadCredit" />
      </div>
      <div id="lead-alternative">
        <FactText
          label={t("alternative")}
          description={t("alternativeHint")}
          value={lead.alternative}
          onChange={(alternative) => change({ alternative }, "typing")}
          maxLength={1000}
          isLong
          isDisabled={isDisabled || lead.isDecorative}
        />
        <NeededHere what="leadAlternative" />
      </div>
      <Switch
        isSelected={lead.isDecorative}
        onChange={(isDecorative) => change({ isDecorative })}
        isDisabled={isDisabled}
      >
        {t("decorative")}
      </Switch>
    </>
  );
}
