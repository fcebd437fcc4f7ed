"""A first visit by a phone on a slow network, the way Lighthouse simulates one.

https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
"""

from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.front_end.vitals import Vitals, vitals, watch

CPU_SLOWDOWN: Final = 4
LATENCY_MS: Final = 150
KILOBITS_DOWN: Final = 1638.4
KILOBITS_UP: Final = 750
# A Moto G Power, which Lighthouse takes, has 412 x 823 CSS pixels.
_SCALE: Final = 1.75
_SETTLING_MS: Final = 1_000
# When the last picture that touches the first screen had arrived; waits for it.
_PICTURES_THERE: Final = """
async () => {
  const onScreen = () => [...document.images].filter((one) => {
    const {top, bottom, width} = one.getBoundingClientRect();
    // A loaded placeholder is a picture too, but does not come over the network.
    return !one.currentSrc.startsWith("data:") && width > 40 && bottom > 0 && top < innerHeight;
  });
  let shown;
  do {
    await new Promise((go) => setTimeout(go, 100));
    shown = onScreen();
  } while (!shown.length || !shown.every((one) => one.complete && one.currentSrc));
  const there = shown.map((one) => performance.getEntriesByName(one.currentSrc).at(-1)?.responseEnd ?? Infinity);
  return [shown.length, Math.max(...there)];
}
"""


@dataclass(frozen=True)
class Load:
    """Milliseconds since the navigation began: `screen_ms` until the pictures of the first screen had arrived."""

    vitals: Vitals
    pictures: int
    screen_ms: float
    bytes_sent: int


def load(browser: Browser, url: str) -> Load:
    """One visit with nothing in any cache."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=_SCALE, is_mobile=True)
    try:
        return _load(context, context.new_page(), url)
    finally:
        context.close()


def _load(context: BrowserContext, page: Page, url: str) -> Load:
    sent = 0

    def count(event: dict[str, float]) -> None:
        nonlocal sent
        sent += int(event["encodedDataLength"])

    watch(page)
    session = context.new_cdp_session(page)
    session.on("Network.loadingFinished", count)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": KILOBITS_DOWN * 1000 / 8,
            "uploadThroughput": KILOBITS_UP * 1000 / 8,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    page.goto(url, timeout=60_000)
    pictures, screen_ms = page.evaluate(_PICTURES_THERE)
    page.wait_for_timeout(_SETTLING_MS)
    return Load(vitals(page), pictures, screen_ms, sent)
