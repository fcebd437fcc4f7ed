"""Cities: a harbour at night, towers in the evening haze, street lights out of focus."""

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


def _tower(
    rng: Rng, picture: Pixels, light: Pixels, left: int, top: int, wide: int, foot: int, *, colour: Pixels, lit: float
) -> None:
    """One building drawn into `picture`, and its lit windows into `light`."""
    picture[top:foot, left : left + wide] = colour * (
        0.8 + 0.4 * np.linspace(1, 0, foot - top, dtype=np.float32)[:, None, None]
    )
    step_x, step_y = int(rng.integers(11, 17)), int(rng.integers(15, 22))
    warm = gradient([(0, "#ff9d4d"), (0.6, "#ffd9a0"), (1, "#cfe4ff")], rng.random((40, 40)).astype(np.float32) ** 1.3)
    floors = rng.random(400) * 1.2 + 0.3
    for row, y in enumerate(range(top + 12, foot - 18, step_y)):
        for column, x in enumerate(range(left + 6, left + wide - step_x + 2, step_x)):
            if rng.random() < lit * floors[row]:
                light[y : y + step_y - 8, x : x + step_x - 5] = warm[row % 40, column % 40] * rng.uniform(0.35, 1.0)


def harbour(rng: Rng, width: int = 2880, rows: int = 1620) -> Pixels:
    _, y = grid(width, rows)
    horizon = int(rows * 0.6)
    sky = gradient(
        [(0, "#0a1030"), (0.3, "#232a5c"), (0.5, "#6d4a7c"), (0.6, "#d0786e")],
        y + 0.02 * noise(rng, width, rows, 900, 5),
    )
    city, light = sky.copy(), np.zeros_like(sky)
    shades = [
        ("#4b3f6e", 0.16, 0.26, 60, 120, 0.1),
        ("#2a2850", 0.1, 0.36, 70, 150, 0.22),
        ("#12142f", 0.03, 0.28, 90, 200, 0.32),
    ]
    for shade, low, high, thin, thick, lit in shades:
        left = -40
        while left < width:
            wide = int(rng.integers(thin, thick))
            centre = np.exp(-((((left + wide / 2) / width - 0.56) / 0.26) ** 2))
            tall = low + (high - low) * rng.random() ** 1.6 * (0.3 + 0.9 * centre)
            start = max(left, 0)
            if left + wide > start:
                _tower(
                    rng,
                    city,
                    light,
                    start,
                    int(horizon - tall * rows),
                    wide - (start - left),
                    horizon,
                    colour=rgb(shade),
                    lit=lit,
                )
            left += wide + int(rng.integers(0, 14))
        city = mix(city, np.broadcast_to(rgb("#b5647a"), city.shape), 0.14 * smooth(0.3, 0.6, y))
    city[horizon - 14 : horizon] = rgb("#0a0b1c")
    lamps = np.zeros_like(light)
    for lamp in range(30, width, 62):
        lamps[horizon - 22 : horizon - 16, lamp : lamp + 6] = rgb("#ffc27a") * 2.2
    scene = 1 - (1 - clamp(city)) * (1 - clamp(light)) * (1 - clamp(lamps))
    scene = 1 - (1 - scene) * (1 - clamp(0.75 * blur(light + 3 * lamps, 16))) * (1 - clamp(0.35 * blur(light, 60)))
    scene[horizon:] = 0
    wave = noise(rng, width, rows, 46, 4) * (0.3 + 5 * clamp(y - 0.6))
    below = np.clip(2 * horizon - y * rows + 9 * wave, 0, horizon - 1).astype(np.int32)
    shift = np.clip(np.arange(width)[None, :] + 3 * wave, 0, width - 1).astype(np.int32)
    tall = scene.copy()
    for step in (14, 31, 64, 120):  # lights smear towards the viewer
        tall = np.maximum(tall, 0.86 * np.roll(tall, -step, axis=0))
    water = blur(tall, 2.2)[below, shift] * (0.92 - 0.5 * smooth(0.6, 1.05, y))[..., None]
    water = np.asarray(water * (0.9 + 0.1 * np.clip(wave, -1, 1))[..., None] + rgb("#0a0d24") * 0.35, np.float32)
    return np.where((np.arange(rows) >= horizon)[:, None, None], water, scene)


def evening_towers(rng: Rng, width: int = 1800, rows: int = 2400) -> Pixels:
    x, y = grid(width, rows)
    away = np.hypot(x + 0.07, y - 0.36)
    picture = gradient([(0, "#33406b"), (0.25, "#a0688a"), (0.48, "#f08a68"), (0.7, "#ffc58a")], y)
    picture = glow(picture, np.broadcast_to(rgb("#ffb26b"), picture.shape), 0.7 * np.exp(-away / 0.2))
    picture = mix(picture, gradient([(0.22, "#fff0c9"), (0.5, "#ff9a6a")], y), smooth(0.131, 0.129, away))
    colours = ["#e39a80", "#c57a7d", "#93597a", "#5b3a66", "#2b1f42", "#120d22"]
    for layer, colour in enumerate(colours):
        near = layer / (len(colours) - 1)
        base, parts, left = rows * (0.6 + 0.36 * near), [], -60.0
        while left < width:
            wide = rng.uniform(40, 110) * (0.6 + near)
            tall = rows * (0.06 + 0.3 * rng.random() ** 2.4) * (1.15 - 0.55 * near)
            top = base - tall
            parts.append(f'<rect x="{left:.0f}" y="{top:.0f}" width="{wide:.0f}" height="{rows}"/>')
            kind = rng.random()
            if kind < 0.22:
                mast = tall * 0.3
                parts.append(
                    f'<rect x="{left + wide * 0.48:.0f}" y="{top - mast:.0f}" '
                    f'width="{3 + 3 * near:.0f}" height="{mast:.0f}"/>'
                )
            elif kind < 0.42:
                parts.append(
                    f'<rect x="{left + wide * 0.2:.0f}" y="{top - 26 - 20 * near:.0f}" '
                    f'width="{wide * 0.6:.0f}" height="80"/>'
                )
            elif kind < 0.54:
                parts.append(
                    f'<path d="M{left:.0f},{top + 1:.0f} L{left + wide / 2:.0f},{top - wide * 0.9:.0f} '
                    f'L{left + wide:.0f},{top + 1:.0f} Z"/>'
                )
            left += wide * rng.uniform(0.9, 1.25)
        _, cover = shapes(f'<g fill="{colour}">{"".join(parts)}</g>', width, rows)
        haze = smooth(base / rows - 0.3, base / rows + 0.05, y) * (0.62 - 0.55 * near)
        tower = mix(
            np.broadcast_to(rgb(colour), picture.shape),
            np.broadcast_to(rgb("#ffbf8f"), picture.shape),
            haze.astype(np.float32),
        )
        if near > 0.5:
            windows = ((np.arange(rows) % 26 < 11)[:, None] & (np.arange(width) % 19 < 8)[None, :]).astype(np.float32)
            chosen = rng.random((rows // 26 + 1, width // 19 + 1)) < 0.13
            windows *= np.repeat(np.repeat(chosen, 26, axis=0), 19, axis=1)[:rows, :width]
            tower = mix(tower, np.broadcast_to(rgb("#ffd28a"), picture.shape), 0.85 * windows * (y > 0.5))
        picture = mix(picture, tower, cover)
    birds = "".join(
        f'<path d="M{a - s},{b - s * 0.3:.0f} Q{a - s * 0.4:.0f},{b - s * 0.7:.0f} {a},{b} '
        f'Q{a + s * 0.4:.0f},{b - s * 0.7:.0f} {a + s},{b - s * 0.3:.0f}"/>'
        for a, b, s in ((520, 420, 26), (590, 470, 20), (470, 500, 18), (660, 410, 16), (560, 550, 14), (1240, 330, 15))
    )
    drawn, cover = shapes(
        f'<g fill="none" stroke="#3a2a50" stroke-width="4" stroke-linecap="round">{birds}</g>', width, rows
    )
    return mix(picture, drawn, cover)


def street_lights(rng: Rng, width: int = 2550, rows: int = 1700) -> Pixels:
    _, y = grid(width, rows)
    picture = gradient([(0, "#0b1122"), (0.45, "#1d2340"), (0.55, "#2b2036"), (1, "#0a0c18")], y)
    palette = ["#ffb24d", "#ffd08a", "#ff6a4d", "#ff3f5e", "#6fd3ff", "#8affc9", "#fff1d0", "#c58bff"]
    for blurred, count, low, high in ((7.0, 90, 22, 52), (2.4, 70, 46, 96), (1.2, 16, 90, 150)):
        discs = []
        for _ in range(count):
            depth = rng.random()
            side = rng.choice([-1, 1])
            cx = width * (0.5 + side * (0.03 + 0.6 * depth) * rng.uniform(0.5, 1.1))
            cy = rows * (0.5 - rng.uniform(-0.09, 0.42) * (0.25 + depth))
            radius = rng.uniform(low, high) * (0.55 + 0.6 * depth)
            tint = rng.choice(palette, p=[0.26, 0.2, 0.13, 0.1, 0.11, 0.06, 0.1, 0.04])
            discs.append(
                f'<circle cx="{cx:.0f}" cy="{cy:.0f}" r="{radius:.0f}" '
                f'fill="{tint}" fill-opacity="{rng.uniform(0.2, 0.6):.2f}" '
                f'stroke="{tint}" stroke-opacity="0.65" stroke-width="{radius * 0.06:.1f}"/>'
            )
        drawn, cover = shapes("".join(discs), width, rows)
        light = blur(np.asarray(drawn * cover[..., None], np.float32), blurred)
        wet = blur(np.ascontiguousarray(light[::-1]), 5)
        wet = np.roll(wet, int(rows * 0.22), axis=0) * smooth(0.56, 0.75, y)[..., None]
        picture = 1 - (1 - clamp(picture)) * (1 - clamp(light * 0.85)) * (1 - clamp(0.42 * wet))
    return np.asarray(picture, np.float32)
