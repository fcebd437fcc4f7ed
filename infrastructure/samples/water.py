"""Seas: a sunset with a sail, the moon's path on the water, a lagoon from above."""

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


def _sea(rng: Rng, sky: Pixels, horizon: float, *, deep: str, swell: float) -> Pixels:
    """Water that mirrors the sky of a whole picture, wave by wave; `swell` is how far a wave bends a reflection."""
    rows, width = sky.shape[:2]
    x, y = grid(width, rows)
    fall = np.maximum(y - horizon, 0.0008)
    depth = 0.25 / fall
    rise, lean = np.zeros_like(x), np.zeros_like(x)
    for size, share in ((1.0, 1.0), (3.1, 0.8), (9.7, 0.55)):
        waves = blur(tile(rng, 1024, 12, 6, gain=0.55, aspect=2.2), 1.2)
        down, across = (np.asarray(slope, np.float32) for slope in np.gradient(waves))
        # Waves too far away to be told apart are seen as their mean: a calm surface.
        seen = share * clamp(1.6 / (depth * size) ** 0.75)
        rise += seen * look_up(down, x * depth * size * 260, depth * size * 420)
        lean += seen * look_up(across, x * depth * size * 260, depth * size * 420)
    up = fall + swell * (0.25 + fall) * np.abs(rise * 4.2)
    row = np.clip((horizon - up) * rows, 0, horizon * rows - 1).astype(np.int32)
    column = np.clip((x + swell * 0.6 * lean * 3) * rows + width / 2, 0, width - 1).astype(np.int32)
    mirrored = sky[row, column]
    facing = clamp(0.3 + 1.1 * fall + 0.4 * rise)
    return np.where((y > horizon)[..., None], mix(mirrored, np.broadcast_to(rgb(deep), sky.shape), facing), sky)


def sunset_sail(rng: Rng, width: int = 2700, rows: int = 1800) -> Pixels:
    x, y = grid(width, rows)
    horizon = 0.56
    away = np.hypot(x + 0.2, (y - 0.485) * 1.1)
    sky = gradient([(0, "#27457e"), (0.2, "#7a6f9f"), (0.36, "#e58a6f"), (0.48, "#ffbd6b"), (0.57, "#ffd78e")], y)
    depth = 1 / (np.maximum(horizon - y, 0) + 0.09)
    texture = tile(rng, 1024, 5, 7, gain=0.55, aspect=2)
    clouds = smooth(0.1, 1.7, look_up(texture, 120 * x * depth, 190 * depth)) * smooth(horizon, 0.42, y)
    lit = gradient(
        [(0, "#8a6a92"), (0.3, "#e8837a"), (0.5, "#ffcf8f")],
        y + 0.12 * look_up(texture, 120 * x * depth, 190 * depth + 14),
    )
    sky = mix(sky, lit, 0.85 * clouds)
    sky = glow(sky, np.broadcast_to(rgb("#ffb45a"), sky.shape), 0.9 * np.exp(-((away / 0.2) ** 1.1)))
    sky = mix(sky, np.broadcast_to(rgb("#fffbe6"), sky.shape), smooth(0.047, 0.043, away))
    picture = _sea(rng, sky, horizon, deep="#1d2f57", swell=1.0)
    path = np.exp(-(((x + 0.2) / (0.035 + 0.22 * (y - horizon))) ** 2)) * (y > horizon)
    depth = 0.25 / np.maximum(y - horizon, 0.002)
    waves = look_up(tile(rng, 1024, 24, 6, gain=0.6, aspect=2.5), x * depth * 330, depth * 560)
    sparkle = smooth(0.2, 1.4, waves) * path
    picture = glow(
        picture, np.broadcast_to(rgb("#ffd58a"), picture.shape), np.asarray(0.8 * sparkle + 0.25 * path, np.float32)
    )
    boat = (
        '<g transform="translate(1960,1010)" fill="#1b2038"><path d="M-70,8 Q0,34 84,6 L70,30 Q0,44 -54,30 Z"/>'
        '<path d="M4,2 L4,-190 Q70,-90 78,-4 Z"/><path d="M-4,-6 L-4,-168 Q-46,-70 -60,-8 Z"/></g>'
    )
    drawn, cover = shapes(boat, width, rows)
    mirror = np.roll(cover[::-1], int(2 * 1042 - rows), axis=0) * (y > 0.578)
    picture = mix(
        picture,
        np.broadcast_to(rgb("#1b2038"), picture.shape),
        0.45 * blur(np.ascontiguousarray(mirror, dtype=np.float32), 5),
    )
    return mix(picture, drawn, cover)


def moon_path(rng: Rng, width: int = 1800, rows: int = 2400) -> Pixels:
    x, y = grid(width, rows)
    horizon = 0.52
    away = np.hypot(x - 0.03, y - 0.27)
    sky = gradient([(0, "#050c1f"), (0.3, "#10305a"), (0.5, "#3f6a8f"), (0.53, "#5d86a3")], y)
    stars = np.where(rng.random((rows, width)) > 0.99985, rng.random((rows, width)) * 14, 0).astype(np.float32)
    sky = glow(sky, np.ones_like(sky), clamp(blur(stars, 1.1)) * smooth(0.45, 0.1, y))
    sky = glow(sky, np.broadcast_to(rgb("#bcd7f0"), sky.shape), 0.7 * np.exp(-away / 0.11))
    bank = smooth(
        0.2, 1.9, noise(rng, width, rows, 800, 7, gain=0.55) + 7 * (np.abs(y - 0.4) < 0.4) * (0.14 - np.abs(y - 0.42))
    )
    sky = mix(
        sky,
        gradient([(0.02, "#e6f0f7"), (0.25, "#6f92b2"), (0.6, "#20395c")], away),
        np.asarray(0.7 * bank * smooth(horizon, 0.47, y), np.float32),
    )
    moon = gradient([(-2, "#c9ced2"), (0.3, "#f4f1e6"), (2, "#fffdf5")], noise(rng, width, rows, 90, 5))
    sky = mix(sky, moon, smooth(0.0565, 0.0545, away))
    picture = _sea(rng, sky, horizon, deep="#06142c", swell=0.8)
    path = np.exp(-(((x - 0.03) / (0.03 + 0.16 * (y - horizon))) ** 2)) * (y > horizon)
    depth = 0.25 / np.maximum(y - horizon, 0.002)
    waves = look_up(tile(rng, 1024, 24, 6, gain=0.6, aspect=2.5), x * depth * 330, depth * 560)
    sparkle = np.asarray((smooth(0.3, 1.5, waves) * 0.95 + 0.12) * path, np.float32)
    picture = glow(picture, np.broadcast_to(rgb("#e3eefb"), picture.shape), sparkle)
    rocks = "".join(
        f'<path d="M-20,{rows} L-20,{2200 - 90 * i} Q{180 + 130 * i},{2130 - 60 * i} {330 + 160 * i},{2290 + 20 * i} '
        f'T{760 + 150 * i},{rows} Z" fill="#02060f" opacity="0.9"/>'
        for i in range(3)
    )
    drawn, cover = shapes(rocks, width, rows)
    return mix(picture, drawn, cover)


def lagoon(rng: Rng, width: int = 2400, rows: int = 2400) -> Pixels:
    x, y = grid(width, rows)
    shore = x * 0.75 + (y - 0.5) * 0.55 + 0.05 * noise(rng, width, rows, 1500, 3, gain=0.35)
    reef = noise(rng, width, rows, 620, 7, gain=0.5)
    depth = shore + 0.028 * reef * smooth(0.1, 0.35, shore)
    water = gradient(
        [(0, "#bfe6d6"), (0.06, "#7fd6cc"), (0.2, "#2fb5bd"), (0.4, "#0f86a6"), (0.65, "#0a5586"), (0.9, "#083c6b")],
        depth,
    )
    coral = (
        smooth(0.5, 1.7, reef + 0.4 * noise(rng, width, rows, 60, 4))
        * smooth(0.14, 0.3, shore)
        * smooth(0.75, 0.45, shore)
    )
    water = mix(water, np.broadcast_to(rgb("#0b4a5c"), water.shape), 0.55 * coral)
    bend = 26 * noise(rng, width, rows, 120, 3)
    net = tile(rng, 1024, 14, 2)
    v, u = np.mgrid[0:rows, 0:width].astype(np.float32)
    light = np.exp(-np.abs(look_up(net, u + bend, v - bend)) * 7) + np.exp(
        -np.abs(look_up(net, v * 1.3 - bend, u * 1.3 + bend)) * 7
    )
    water = glow(
        water,
        np.broadcast_to(rgb("#eafff5"), water.shape),
        np.asarray(0.22 * light * smooth(0.5, 0.05, shore), np.float32),
    )
    sand = gradient([(-3, "#e3cfa4"), (0, "#f0e0bd"), (3, "#f9efd6")], noise(rng, width, rows, 500, 8, gain=0.6))
    ripple = np.sin(shore * 420 + 2.6 * noise(rng, width, rows, 220, 4))
    sand = np.asarray(sand * (1 + 0.018 * ripple[..., None]), np.float32)
    wet = smooth(-0.1, -0.02, shore + 0.012 * noise(rng, width, rows, 300, 4))
    picture = mix(sand, np.asarray(sand * rgb("#c9b48c") * 1.12, np.float32), wet)
    picture = mix(picture, water, smooth(-0.012, 0.03, shore))
    lace = noise(rng, width, rows, 70, 5, gain=0.6)
    for at, strength, spread in ((0.0, 0.95, 0.012), (0.055, 0.75, 0.016), (0.13, 0.6, 0.018)):
        edge = shore - at + 0.014 * noise(rng, width, rows, 420, 5)
        foam = np.exp(-((edge / spread) ** 2)) + 0.6 * smooth(0, 0.004, edge) * smooth(0.06, 0, edge)
        picture = mix(
            picture,
            np.broadcast_to(rgb("#fdfefb"), picture.shape),
            np.asarray(strength * clamp(foam) * smooth(-0.7, 0.9, lace + 1.2 * foam - 0.6), np.float32),
        )
    return picture
