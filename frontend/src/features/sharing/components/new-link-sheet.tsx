import { useState } from "react";

import { Dialog } from "@/components/dialog";
import type { Link, LinkSubject } from "@/lib/api/types";

import { t } from "../messages";

import { LinkForm } from "./link-form";
import { MadeLink } from "./made-link";
import { SubjectChoice } from "./subject-choice";

/** What a link is to lead to. */
export interface Chosen {
  subject: LinkSubject;
  title: string;
}

/** First what the link leads to, then its limits, then the link itself. */
export default function NewLinkSheet({ onClose }: { onClose: () => void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [link, setLink] = useState<Link | null>(null);
  if (link) {
    return (
      <Dialog key="made" kind="sheet" title={t("theLinkIsReady")} onClose={onClose}>
        <MadeLink link={link} />
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t("done")}
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog kind="sheet" title={chosen ? t("aLinkToTitle", { title: chosen.title }) : t("newLink")} onClose={onClose}>
      {chosen ? (
        <LinkForm subject={chosen.subject} onMade={setLink} onCancel={() => setChosen(null)} />
      ) : (
        <SubjectChoice onChosen={setChosen} />
      )}
    </Dialog>
  );
}
