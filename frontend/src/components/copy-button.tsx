import { Check, type LucideIcon } from "lucide-react";
import { useEffect, useState } from "react";

type State = "idle" | "copied" | "failed";

interface Props {
  /** In each state, as what is copied is best named in its own words. */
  words: Record<State, string>;
  icon: LucideIcon;
  /** Asked for at the moment of copying. */
  text: () => string;
  className?: string;
}

/** Puts a text on the clipboard and says whether that worked. */
export function CopyButton({ words, icon: Idle, text, className = "button" }: Props) {
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
      await navigator.clipboard.writeText(text());
      setState("copied");
    } catch {
      setState("failed");
    }
  };
  const Icon = state === "copied" ? Check : Idle;
  return (
    <button type="button" className={className} onClick={() => void copy()}>
      <Icon size={16} aria-hidden="true" />
      <span aria-live="polite">{words[state]}</span>
    </button>
  );
}
