import type { LucideIcon } from "lucide-react";

interface Props {
  icon: LucideIcon;
  label: string;
  /** Without words even where there is room. */
  isBare?: boolean;
  isBusy?: boolean;
  /** Why it cannot be pressed; null if it can. */
  hindrance?: string | null;
  onClick: () => void;
}

/** One thing to do with the chosen pictures: an icon with words, on phones the icon alone. */
export function BarButton({ icon: Icon, label, isBare = false, isBusy = false, hindrance = null, onClick }: Props) {
  return (
    <button
      type="button"
      className="selection-button"
      data-bare={isBare}
      title={hindrance ?? label}
      disabled={isBusy || hindrance !== null}
      onClick={onClick}
    >
      <Icon size={18} aria-hidden="true" />
      <span>{label}</span>
    </button>
  );
}
