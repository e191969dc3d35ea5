"use client";

import { useTranslations } from "next-intl";
import { PictureUpload, type PictureUploadProps } from "#components/desk/picture-upload.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

type Props = Pick<PictureUploadProps, "readPicture" | "onDone"> & {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Asks for a picture of the body. */
export function PictureWindow({ readPicture, onDone, isOpen, onOpenChange }: Props) {
  const t = useTranslations("editor");
  return (
    <Dialog title={t("picture")} isOpen={isOpen} onOpenChange={onOpenChange} closeLabel={t("close")}>
      <PictureUpload readPicture={readPicture} onDone={onDone} />
    </Dialog>
  );
}
