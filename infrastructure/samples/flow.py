"""Abstract pictures from moving fields: ribbons, marble, the orbit of a strange attractor."""

import numpy as np

from infrastructure.samples.canvas import (
    Pixels,
    Rng,
    blur,
    clamp,
    glow,
    gradient,
    grid,
    look_up,
    mix,
    noise,
    rgb,
    shapes,
    smooth,
    tile,
)


def ribbons(rng: Rng, width: int = 2400, rows: int = 1600) -> Pixels:
    field = blur(noise(rng, width, rows, 1100, 2, gain=0.3), 30)
    ground = np.asarray(
        np.broadcast_to(rgb("#f6efe2"), (rows, width, 3)) * (1 + 0.012 * noise(rng, width, rows, 7, 2)[..., None]),
        np.float32,
    )
    tints = np.array(["#12355b", "#1f6f8b", "#99c1b9", "#f2d0a4", "#e8871e", "#d1495b", "#7d2e5b"])
    steps, count = 95, 2600
    at = np.stack([rng.uniform(-200, width, count), rng.uniform(-100, rows + 100, count)])
    order = np.argsort(rng.random(count))
    where = np.clip(((at[1] / rows) * 0.75 + 0.25 * at[0] / width + rng.normal(0, 0.07, count)), 0, 0.999)
    paths = np.zeros((steps, 2, count), np.float32)
    for step in range(steps):
        paths[step] = at
        row, column = np.clip(at[1], 0, rows - 1).astype(int), np.clip(at[0], 0, width - 1).astype(int)
        angle = 0.95 * field[row, column] + 0.1
        at = at + 7.5 * np.stack([np.cos(angle), np.sin(angle)])
    lines = []
    for index in order:
        points = " ".join(f"{a:.0f},{b:.0f}" for a, b in paths[::4, :, index])
        tint = tints[int(where[index] * len(tints))]
        thick = 2 + 13 * rng.random() ** 2.5
        lines.append(f'<polyline points="{points}" stroke="{tint}" stroke-width="{thick:.1f}"/>')
    drawn, cover = shapes(
        f'<g fill="none" stroke-linecap="round" stroke-linejoin="round">{"".join(lines)}</g>', width, rows
    )
    shadow = np.pad(blur(np.ascontiguousarray(cover), 7), ((8, 0), (6, 0)), mode="edge")[:rows, :width]
    return mix(np.asarray(ground * (1 - 0.16 * shadow[..., None]), np.float32), drawn, cover)


def marble(rng: Rng, width: int = 2200, rows: int = 2200) -> Pixels:
    x, y = grid(width, rows)
    base = tile(rng, 1024, 2, 7, gain=0.48)
    second, third = tile(rng, 1024, 2, 6, gain=0.48), tile(rng, 1024, 3, 7, gain=0.5)
    u, v = 620 * (x + 0.5), 620 * y
    one, two = look_up(base, u, v), look_up(second, u, v)
    three = look_up(second, u + 95 * one, v + 95 * two)
    four = look_up(base, u + 110 * two + 210, v + 80 * one)
    last = look_up(third, u + 150 * three, v + 150 * four)
    picture = gradient(
        [(-2.4, "#071a2c"), (-1.2, "#0d3b54"), (-0.3, "#17697a"), (0.4, "#8fc1b5"), (1.1, "#f3e9d7"), (2, "#fdf8ee")],
        np.asarray(1.15 * last + 0.35 * three - 0.35, np.float32),
    )
    picture = mix(picture, np.broadcast_to(rgb("#e2725b"), picture.shape), 0.7 * smooth(0.9, 2.2, four - 0.4 * last))
    vein = np.exp(-((last - 0.15 * three) ** 2) / 0.0022) * smooth(-0.6, 1.0, three)
    gold = gradient([(-1, "#8a5a1e"), (0.2, "#d8a84e"), (1, "#fff0bd")], one + 0.7 * noise(rng, width, rows, 12, 3))
    return mix(picture, gold, np.asarray(0.9 * vein, np.float32))


def silk(rng: Rng, width: int = 2400, rows: int = 1600) -> Pixels:
    """The orbit x' = sin(a y) + c cos(a x), y' = sin(b x) + d cos(b y), brighter where it passes more often."""
    a, b, c, d = -1.4, 1.6, 1.0, 0.7
    points = rng.uniform(-1, 1, (2, 260_000)).astype(np.float32)
    counts, tint = np.zeros(rows * width, np.float32), np.zeros(rows * width, np.float32)
    for step in range(80):
        px, py = points
        points = np.stack([np.sin(a * py) + c * np.cos(a * px), np.sin(b * px) + d * np.cos(b * py)])
        if step < 8:
            continue
        column = ((points[0] + 2.15) / 4.3 * width).astype(np.int32)
        row = ((points[1] + 1.85) / 3.7 * rows).astype(np.int32)
        cell = np.clip(row, 0, rows - 1) * width + np.clip(column, 0, width - 1)
        counts += np.bincount(cell, minlength=rows * width).astype(np.float32)
        tint += np.bincount(cell, weights=px, minlength=rows * width).astype(np.float32)
    density = blur(counts.reshape(rows, width), 0.8)
    hue = blur(tint.reshape(rows, width), 2.5) / np.maximum(blur(counts.reshape(rows, width), 2.5), 0.02)
    light = clamp(np.log1p(density) / np.log1p(np.percentile(density, 99.7)))
    colour = gradient(
        [(-1.1, "#ff5d73"), (-0.4, "#ff9e6d"), (0.2, "#ffe3b8"), (0.7, "#7fd1e0"), (1.1, "#5a7bff")],
        np.asarray(hue, np.float32),
    )
    x, y = grid(width, rows)
    ground = gradient([(0, "#1b1836"), (0.6, "#0d0d20"), (1.2, "#06060f")], np.hypot(x, y - 0.5))
    picture = glow(ground, colour, np.asarray(light**1.25 * 0.95, np.float32))
    return glow(picture, colour, np.asarray(0.35 * clamp(blur(light, 14)) ** 1.5, np.float32))
