/** Counts down how long a claimed case is still one's own; elements say the seconds left in `data-seconds`. */

export function countDown(root: Document): () => void {
  const started = Date.now();
  const clocks = [...root.querySelectorAll<HTMLElement>("[data-seconds]")].map((clock) => ({
    clock,
    seconds: Number(clock.dataset.seconds),
  }));
  function show(): void {
    const passed = (Date.now() - started) / 1000;
    for (const { clock, seconds } of clocks) {
      const left = Math.max(0, Math.round(seconds - passed));
      clock.textContent = left > 0 ? inWords(left) : "over: claim it again";
      clock.toggleAttribute("data-over", left === 0);
    }
  }
  if (clocks.length === 0) return () => undefined;
  show();
  const timer = setInterval(show, 1000);
  return () => clearInterval(timer);
}

export function inWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
