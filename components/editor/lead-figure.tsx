"use client";

import { useLocale, useTranslations } from "next-intl";
import { goToField } from "#components/desk/article/needs.tsx";
import { useDesk } from "#components/desk/article/story-desk.tsx";
import { directionOfText } from "#newsroom/body.ts";
import { usePictureAddress } from "./picture-address.ts";
import { Icon } from "./toolbar-icons.tsx";

/** The picture that opens the story, as readers will see it. It is chosen and described at the edge: a press leads there. */
export function LeadFigure({ isEditable }: { isEditable: boolean }) {
  const t = useTranslations("editor");
  const locale = useLocale();
  const { facts } = useDesk();
  const { lead } = facts.facts;
  const picture = usePictureAddress(lead?.pictureId);
  const desk = { lang: locale, dir: locale === "ar" ? "rtl" : "ltr" };
  if (!lead) {
    if (!isEditable) return null;
    return (
      <div {...desk}>
        <button type="button" className="lead-place" onClick={() => goToField("leadPicture")}>
          <Icon name="picture" />
          {t("leadPlace")}
        </button>
      </div>
    );
  }
  return (
    <figure className="lead-figure">
      {picture.kind === "shown" ? (
        // biome-ignore lint/performance/noImgElement: renditions are made by us, there is nothing left to optimise
        <img src={picture.address} alt={lead.isDecorative ? "" : lead.alternative} />
      ) : (
        <p {...desk} className="picture-coming">
          {t(picture.kind === "gone" ? "pictureGone" : "pictureComing")}
        </p>
      )}
      <figcaption dir={directionOfText(lead.caption || lead.credit) ?? undefined}>
        {lead.caption}{" "}
        {lead.credit !== "" && (
          <span className="credit">
            (<bdi>{lead.credit}</bdi>)
          </span>
        )}
      </figcaption>
      {isEditable && (
        <div {...desk} className="lead-change">
          <button type="button" className="quiet-link" onClick={() => goToField("leadCaption")}>
            {t("leadChange")}
          </button>
        </div>
      )}
    </figure>
  );
}
