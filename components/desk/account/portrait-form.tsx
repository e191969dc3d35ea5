"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { PictureUpload, type PictureUploadProps } from "#components/desk/picture-upload.tsx";
import { Portrait } from "#components/desk/portrait.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { Outcome } from "#newsroom/refusal.ts";
import type { PictureView } from "#newsroom/story-view.ts";

type Props = {
  name: string;
  picture: PictureView | null;
  readPicture: PictureUploadProps["readPicture"];
  changePortrait: (input: { pictureId: number | null }) => Promise<Outcome<void>>;
};

/** One's face as it stands beside one's name. */
export function PortraitForm({ name, picture, readPicture, changePortrait }: Props) {
  const t = useTranslations("account");
  const router = useRouter();
  const { run, isPending, refusal } = useDeed(changePortrait);

  async function change(pictureId: number | null) {
    if (!(await run({ pictureId }))) return;
    showToast(pictureId === null ? t("portraitRemoved") : t("portraitChanged"));
    router.refresh();
  }

  return (
    <div className="flex flex-wrap items-start gap-5">
      <Portrait name={name} picture={picture} size="large" />
      <div className="min-w-0 grow basis-64 space-y-3">
        <RefusalNote refusal={refusal} />
        <PictureUpload
          label={picture ? t("portraitOther") : t("portraitChoose")}
          readPicture={readPicture}
          onDone={({ pictureId }) => change(pictureId)}
          isDisabled={isPending}
        />
        {picture && (
          <Button look="plain" isPending={isPending} onPress={() => change(null)}>
            {t("portraitRemove")}
          </Button>
        )}
      </div>
    </div>
  );
}
