"""Close to the ground with everything behind out of focus: a dandelion clock, dew on morning grass."""

from typing import Final

import numpy as np

from infrastructure.samples.canvas import (
    Pixels,
    Rng,
    blur,
    clamp,
    glow,
    gradient,
    grid,
    mix,
    noise,
    rgb,
    shapes,
    smooth,
)

# A dewdrop of radius 1: its shadow, the drop, the light gathered at its foot, and the sky's reflection.
_DROP: Final = (
    '<circle r="1.08" cy="0.12" fill="#0b2f1a" opacity="0.35"/>'
    '<circle r="1" fill="url(#drop)"/>'
    '<ellipse cx="0.18" cy="0.5" rx="0.62" ry="0.36" fill="#f4ffd0" opacity="0.75"/>'
    '<ellipse cx="-0.36" cy="-0.42" rx="0.24" ry="0.17" transform="rotate(-35 -0.36 -0.42)" fill="#ffffff"/>'
)
_DROP_RAMP: Final = (
    '<defs><radialGradient id="drop" cx="0.5" cy="0.85" r="0.95">'
    '<stop offset="0" stop-color="#e9ffb0"/>'
    '<stop offset="0.5" stop-color="#6fbf55"/>'
    '<stop offset="1" stop-color="#154a2a"/>'
    "</radialGradient></defs>"
)


def _discs(
    rng: Rng, picture: Pixels, tints: list[str], count: int, low: float, high: float, *, soft: float, light: float
) -> Pixels:
    rows, width = picture.shape[:2]
    markup = "".join(
        f'<circle cx="{rng.uniform(-50, width + 50):.0f}" cy="{rows * rng.beta(1.6, 1.9):.0f}" '
        f'r="{rng.uniform(low, high):.0f}" '
        f'fill="{rng.choice(tints)}" fill-opacity="{rng.uniform(0.08, 0.4):.2f}"/>'
        for _ in range(count)
    )
    drawn, cover = shapes(markup, width, rows)
    return 1 - (1 - clamp(picture)) * (1 - clamp(light * blur(np.asarray(drawn * cover[..., None], np.float32), soft)))


def dandelion(rng: Rng, width: int = 2400, rows: int = 1800) -> Pixels:
    x, y = grid(width, rows)
    patches = noise(rng, width, rows, 900, 3, gain=0.35)
    picture = gradient(
        [(-2.4, "#16302a"), (-0.8, "#3d5a35"), (0.5, "#a98b3f"), (1.6, "#f0b65c"), (2.6, "#ffe0a3")],
        patches + 1.5 * (0.55 - y) + 1.1 * x,
    )
    picture = blur(picture, 60)
    picture = _discs(rng, picture, ["#ffd98a", "#fff0c4", "#c9e08a"], 110, 30, 120, soft=5, light=0.75)
    picture = _discs(rng, picture, ["#ffe9b8", "#ffffff"], 24, 60, 150, soft=2, light=0.5)
    cx, cy, radius = width * 0.4, rows * 0.43, 470
    stem = (
        f'<path d="M{cx},{cy} Q{cx + 30},{cy + 620} {cx - 70},{rows + 40}" '
        'stroke="#6f7a45" stroke-width="24" fill="none"/>'
        f'<path d="M{cx - 5},{cy} Q{cx + 24},{cy + 620} {cx - 77},{rows + 40}" '
        'stroke="#b9b877" stroke-width="7" fill="none"/>'
    )
    hairs, seeds = [], []
    golden = np.pi * (3 - 5**0.5)
    count = 210
    for index in range(count):
        height = 1 - 2 * (index + 0.5) / count
        turn = index * golden
        px, py = np.sqrt(1 - height**2) * np.cos(turn), np.sqrt(1 - height**2) * np.sin(turn)
        if py > 0.75 and height < 0:
            continue
        reach = radius * rng.uniform(0.9, 1.02)
        ex, ey = cx + px * reach, cy + py * reach
        front = 0.35 + 0.65 * (height + 1) / 2
        hairs.append(
            f'<line x1="{cx + px * 60:.1f}" y1="{cy + py * 60:.1f}" x2="{ex:.1f}" y2="{ey:.1f}" '
            f'stroke-width="2.2" stroke-opacity="{0.55 * front:.2f}"/>'
        )
        facing = np.hypot(px, py)
        for spoke in range(26):
            angle = 2 * np.pi * spoke / 26 + rng.normal(0, 0.06)
            side, out = np.cos(angle) * 95, np.sin(angle) * 95
            # A parasol seen from the side is squeezed along its own stalk.
            ux, uy = (px / facing, py / facing) if facing > 1e-6 else (1.0, 0.0)
            lean = side * max(1 - facing, 0.18) + 34 * facing
            hx, hy = ex + ux * lean - uy * out, ey + uy * lean + ux * out
            hairs.append(
                f'<line x1="{ex:.1f}" y1="{ey:.1f}" x2="{hx:.1f}" y2="{hy:.1f}" '
                f'stroke-width="1.3" stroke-opacity="{0.5 * front:.2f}"/>'
            )
        seeds.append(
            f'<line x1="{cx + px * 34:.1f}" y1="{cy + py * 34:.1f}" x2="{cx + px * 72:.1f}" y2="{cy + py * 72:.1f}" '
            'stroke="#7a5a33" stroke-width="7" stroke-linecap="round"/>'
        )
    for fx, fy, turn in ((0.72, 0.24, 0.5), (0.84, 0.14, 0.9), (0.66, 0.1, 0.2), (0.92, 0.3, 1.1)):
        sx, sy, swing = width * fx, rows * fy, np.cos(turn)
        hairs.append(f'<line x1="{sx}" y1="{sy}" x2="{sx - 30 * swing:.0f}" y2="{sy + 130:.0f}" stroke-width="2.5"/>')
        hairs += [
            f'<line x1="{sx}" y1="{sy}" x2="{sx + 80 * np.cos(a):.1f}" y2="{sy - 50 - 26 * np.sin(a * 2):.1f}" '
            'stroke-width="1.5" stroke-opacity="0.8"/>'
            for a in np.linspace(-0.3, np.pi + 0.3, 21)
        ]
        seeds.append(
            f'<line x1="{sx - 30 * swing:.0f}" y1="{sy + 130:.0f}" x2="{sx - 34 * swing:.0f}" y2="{sy + 165:.0f}" '
            'stroke="#6a4c2b" stroke-width="7" stroke-linecap="round"/>'
        )
    drawn, cover = shapes(stem, width, rows)
    picture = mix(np.asarray(picture, np.float32), drawn, cover)
    away = np.hypot(x - (cx - width / 2) / rows, y - cy / rows)
    picture = glow(picture, np.broadcast_to(rgb("#ffe6b0"), picture.shape), 0.34 * smooth(0.33, 0.12, away))
    drawn, cover = shapes(
        f'{"".join(seeds)}<circle cx="{cx}" cy="{cy}" r="40" fill="#8a7040"/><g stroke="#fffaf0">{"".join(hairs)}</g>',
        width,
        rows,
    )
    return mix(picture, drawn, cover)


def morning_dew(rng: Rng, width: int = 1800, rows: int = 2400) -> Pixels:
    x, y = grid(width, rows)
    picture = blur(
        gradient(
            [(-2, "#08201c"), (0, "#1d5b3f"), (1.2, "#6fae5a"), (2.2, "#dff0a8")],
            noise(rng, width, rows, 1000, 3, gain=0.3) + 1.5 * (0.45 - y) + 0.8 * x,
        ),
        70,
    )
    picture = _discs(rng, picture, ["#d8ffb0", "#fff7c9", "#8fe3b0"], 130, 24, 90, soft=3, light=0.7)
    picture = _discs(rng, picture, ["#f6ffd6", "#ffffff"], 22, 70, 130, soft=1.5, light=0.42)
    for count, soft, shade in (
        (16, 16.0, ("#1d5a38", "#4f9a4c")),
        (12, 6.0, ("#2a7341", "#79c058")),
        (7, 0.6, ("#1f6b35", "#a6dd63")),
    ):
        blades, drops = [], []
        for index in range(count):
            foot = width * ((index + 0.5) / count + rng.normal(0, 0.05))
            tip_x, tip_y = foot + rng.normal(0, 330), rows * rng.uniform(0.08, 0.5)
            bow_x, bow_y, wide = foot + rng.normal(0, 90), rows * rng.uniform(0.5, 0.7), rng.uniform(22, 52)
            left_edge = f"M{foot - wide:.0f},{rows + 20} Q{bow_x - wide * 0.7:.0f},{bow_y:.0f} {tip_x:.0f},{tip_y:.0f}"
            right_edge = f"Q{bow_x + wide * 0.7:.0f},{bow_y:.0f} {foot + wide:.0f},{rows + 20} Z"
            middle = f"Q{bow_x:.0f},{bow_y:.0f} {foot:.0f},{rows + 20} Z"
            blades.append(
                f'<path d="{left_edge} {right_edge}" fill="{shade[0]}"/>'
                f'<path d="{left_edge} {middle}" fill="{shade[1]}"/>'
            )
            for t in rng.uniform(0.25, 0.97, 9 if soft < 1 else 0):
                a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
                dx, dy = a * foot + b * bow_x + c * tip_x, a * rows + b * bow_y + c * tip_y
                size = rng.uniform(8, 34) * (1.15 - 0.6 * t)
                dx += rng.normal(0, wide * 0.25)
                drops.append(f'<g transform="translate({dx:.0f},{dy:.0f}) scale({size:.1f})">{_DROP}</g>')
        drawn, cover = shapes(_DROP_RAMP + "".join(blades) + "".join(drops), width, rows)
        veil = np.concatenate([drawn * cover[..., None], cover[..., None]], axis=-1)
        soft_veil = blur(np.asarray(veil, np.float32), soft)
        picture = np.asarray(
            picture * (1 - soft_veil[..., 3:]) + soft_veil[..., :3] * (0.75 + 0.5 * smooth(0.9, 0.1, y))[..., None],
            np.float32,
        )
    return glow(
        picture, np.broadcast_to(rgb("#fff6c0"), picture.shape), 0.42 * np.exp(-np.hypot(x - 0.3, y - 0.02) / 0.35)
    )
