import { Check, Link2 } from "lucide-react";
import { useEffect, useState } from "react";

import { paths } from "@/config/paths";

type State = "idle" | "copied" | "failed";
const WORDS: Record<State, string> = { idle: "Copy link", copied: "Link copied", failed: "Copying failed" };

/** Puts the lasting address of a picture on the clipboard. */
export function CopyLinkButton({ id }: { id: string }) {
  const [state, setState] = useState<State>("idle");

  useEffect(() => {
    if (state === "idle") return;
    const timer = window.setTimeout(() => {
      setState("idle");
    }, 2_500);
    return () => {
      window.clearTimeout(timer);
    };
  }, [state]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(paths.image(id), window.location.origin).href);
      setState("copied");
    } catch {
      setState("failed");
    }
  };
  const Icon = state === "copied" ? Check : Link2;
  return (
    <button type="button" className="button" onClick={() => void copy()}>
      <Icon size={16} aria-hidden="true" />
      <span aria-live="polite">{WORDS[state]}</span>
    </button>
  );
}
