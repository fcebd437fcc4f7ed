"""Posters from plain geometry: quarter circles, a sunflower's spiral."""

import numpy as np

from infrastructure.samples.canvas import Pixels, Rng, mix, noise, rgb, shapes


def _press(rng: Rng, ground: str, markup: str, width: int, rows: int) -> Pixels:
    """Flat colours as a screen print leaves them: a little tooth, nothing else."""
    drawn, cover = shapes(markup, width, rows)
    picture = mix(np.broadcast_to(rgb(ground), (rows, width, 3)), drawn, cover)
    return np.asarray(picture * (1 + 0.014 * noise(rng, width, rows, 5, 2))[..., None], np.float32)


def quarters(rng: Rng, width: int = 1800, rows: int = 2400) -> Pixels:
    side = 300
    inks = ["#e4572e", "#f3a712", "#29335c", "#669bbc", "#f1e3cb", "#a8c686"]
    parts = []
    for row in range(rows // side):
        for column in range(width // side):
            back, front, third = rng.choice(inks, 3, replace=False)
            turn, x, y = 90 * int(rng.integers(0, 4)), column * side, row * side
            kind = rng.integers(0, 6)
            shape = {
                0: (
                    f'<path d="M0,0 H300 A300,300 0 0 1 0,300 Z" fill="{front}"/>'
                    f'<path d="M0,0 H150 A150,150 0 0 1 0,150 Z" fill="{third}"/>'
                ),
                1: (
                    f'<circle cx="150" cy="150" r="150" fill="{front}"/>'
                    f'<circle cx="150" cy="150" r="62" fill="{third}"/>'
                ),
                2: (
                    f'<path d="M0,0 H300 A150,150 0 0 1 0,0 Z" fill="{front}"/>'
                    f'<path d="M0,150 H300 A150,150 0 0 1 0,150 Z" fill="{third}"/>'
                ),
                3: f'<path d="M0,0 H300 A300,300 0 0 1 0,300 Z" fill="{front}"/>',
                4: f'<path d="M0,0 H300 L0,300 Z" fill="{front}"/><circle cx="95" cy="95" r="55" fill="{third}"/>',
                5: "".join(
                    f'<path d="M0,0 H{r} A{r},{r} 0 0 1 0,{r} Z" fill="{front if i % 2 == 0 else back}"/>'
                    for i, r in enumerate((300, 250, 200, 150, 100, 50))
                ),
            }[int(kind)]
            parts.append(
                f'<g transform="translate({x},{y})"><rect width="301" height="301" fill="{back}"/>'
                f'<g transform="rotate({turn} 150 150)">{shape}</g></g>'
            )
    return _press(rng, "#f1e3cb", "".join(parts), width, rows)


def sunflower(rng: Rng, width: int = 2200, rows: int = 2200) -> Pixels:
    golden, parts = np.pi * (3 - 5**0.5), []
    inks = ["#3d1f1a", "#6d2e1f", "#a8441f", "#d96c1f", "#f29f2e", "#f7c548", "#f4e2a1"]
    for index in range(1500, 0, -1):
        share = index / 1500
        radius, turn = 960 * share**0.5, index * golden
        x, y, size = width / 2 + radius * np.cos(turn), rows / 2 + radius * np.sin(turn), 7 + 22 * share**0.6
        ink = inks[min(int(share * len(inks) + rng.normal(0, 0.35)), len(inks) - 1) if share > 0.04 else 0]
        parts.append(
            f'<g transform="translate({x:.1f},{y:.1f}) rotate({np.degrees(turn):.1f})">'
            f'<path d="M{-size:.1f},0 Q0,{-size * 0.95:.1f} {size * 1.5:.1f},0 Q0,{size * 0.95:.1f} {-size:.1f},0 Z" '
            f'fill="{ink}"/></g>'
        )
    return _press(rng, "#17323b", "".join(parts), width, rows)
