"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { PictureUpload, type PictureUploadProps } from "#components/desk/picture-upload.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { StoredPicture } from "#components/desk/stored-picture.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { Language } from "#newsroom/article.ts";
import { pictureSources } from "#newsroom/pictures.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import type { PictureView } from "#newsroom/story-view.ts";

type Props = {
  language: Language;
  name: string; // what stands there without a logo
  logo: PictureView | null;
  readPicture: PictureUploadProps["readPicture"] | null; // null: this person uploads no pictures
  setLogo: (input: { language: Language; pictureId: number | null }) => Promise<Outcome<void>>;
};

/** Readers' paper in both themes, whatever this screen's is: app/tokens.css. */
const papers = [
  { id: "light", className: "bg-[#faf8f4] text-[#1b1a17]" },
  { id: "dark", className: "bg-[#171613] text-[#ece8df]" },
] as const;

/** The masthead of one language, as it stands on light and on dark paper. */
export function LogoForm({ language, name, logo, readPicture, setLogo }: Props) {
  const t = useTranslations("settings");
  const router = useRouter();
  const { run, isPending, refusal } = useDeed(setLogo);

  async function change(pictureId: number | null) {
    if (!(await run({ language, pictureId }))) return;
    showToast(pictureId === null ? t("logoRemoved") : t("logoChanged"));
    router.refresh();
  }

  return (
    <div className="space-y-3">
      <h3 className="font-medium">{t(`logoOf.${language}`)}</h3>
      <div className="grid grid-cols-2 border border-rule">
        {papers.map((paper) => (
          <figure key={paper.id} className={`${paper.className} min-w-0 p-4`}>
            <div className="grid h-20 place-items-center">
              <Masthead language={language} name={name} logo={logo} />
            </div>
            <figcaption className="pt-2 text-center text-small">{t(`paper.${paper.id}`)}</figcaption>
          </figure>
        ))}
      </div>
      <RefusalNote refusal={refusal} />
      {readPicture && (
        <PictureUpload
          label={logo ? t("logoOther") : t("logoChoose")}
          readPicture={readPicture}
          onDone={({ pictureId }) => change(pictureId)}
          isDisabled={isPending}
        />
      )}
      {logo && (
        <Button look="plain" isPending={isPending} onPress={() => change(null)}>
          {t("logoRemove")}
        </Button>
      )}
    </div>
  );
}

function Masthead({ language, name, logo }: Pick<Props, "language" | "name" | "logo">) {
  const files = logo && pictureSources(logo.renditions, "16rem");
  if (!files) {
    return (
      <span lang={language} dir="auto" className="truncate font-(family-name:--face-head) font-bold text-title">
        {name}
      </span>
    );
  }
  return <StoredPicture files={files} alternative={name} className="max-h-16 w-auto max-w-full object-contain" />;
}
