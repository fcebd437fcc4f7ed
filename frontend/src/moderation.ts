/** The dashboard of moderators and administrators: its own styles, and keys for what its buttons do anyway. */
import { areKeysOn, listenForKeys, turnKeys } from "./dashboard/keys";
import { countDown } from "./dashboard/lease";
import { followTakedowns } from "./dashboard/takedown";
import "./styles/moderation/index.css";

listenForKeys(document);
countDown(document);
followTakedowns(document);

const help = document.querySelector<HTMLDialogElement>("#keys-help");
document.querySelector("#keys-open")?.addEventListener("click", () => help?.showModal());
document.querySelector("#keys-close")?.addEventListener("click", () => help?.close());

const choice = document.querySelector<HTMLInputElement>("#keys-on");
if (choice) {
  choice.checked = areKeysOn();
  choice.addEventListener("change", () => turnKeys(choice.checked));
}

// On a phone the tabs are wider than the screen.
document.querySelector(".dash-tabs [aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "center" });

// The queue is longer than its pane: the case that is open is in sight.
if (matchMedia("(width >= 900px)").matches) {
  document.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
}
