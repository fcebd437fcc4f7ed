import { Ban } from "lucide-react";

import { errorText } from "@/lib/api/errors";
import type { User } from "@/lib/api/types";

import { useBlock } from "../api/block-user";

/** Blocks somebody; the notice that then stands in place of their pictures takes it back. */
export function BlockButton({ user }: { user: User }) {
  const block = useBlock(user.handle);
  return (
    <>
      <button
        type="button"
        className="button button-small"
        title={`Block ${user.display_name}: neither of you sees the other`}
        onClick={() => {
          block.mutate(true);
        }}
      >
        <Ban size={14} aria-hidden="true" />
        Block
        <span className="visually-hidden"> {user.display_name}</span>
      </button>
      {block.error && (
        <p className="error" role="alert">
          {errorText(block.error)}
        </p>
      )}
    </>
  );
}
