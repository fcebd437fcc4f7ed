"""Clouds: a sea of them from above, and a sky that burns after sunset."""

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
    rgb,
    ridge,
    smooth,
    tile,
)
from infrastructure.samples.terrain import Camera, look, sunlight


def above_the_clouds(rng: Rng, width: int = 2880, rows: int = 1620) -> Pixels:
    x, y = grid(width, rows)
    billow = np.zeros((1024, 1024), np.float32)
    weight = 1.0
    for cells in (5, 11, 23, 47, 95):
        billow += weight * np.abs(np.tanh(tile(rng, 1024, cells, 1)))
        weight *= 0.5
    height = np.asarray((billow - billow.min()) / (billow.max() - billow.min()), np.float32)
    height = blur(height * (0.7 + 0.3 * clamp(0.5 + 0.4 * tile(rng, 1024, 2, 2))), 1.5)
    scale = 82.0
    light = blur(sunlight(height, scale, slope=0.26, side=1, up=0.5), 1.2)
    seen = look(
        height, scale, width, rows, Camera(height=112, horizon=0.4, focal=1.35, u=300, v=500, near=130, far=3200)
    )
    puff = gradient(
        [(0, "#6f7fb4"), (0.35, "#b59bc0"), (0.65, "#ffc9a8"), (1, "#fff3dc")],
        clamp(0.25 + 0.75 * light + 0.5 * (height - 0.45)),
    )
    land = blur(look_up(puff, seen.u, seen.v), 1.2)
    away = np.hypot(x - 0.42, (y - 0.36) * 1.1)
    sky = gradient([(0, "#2d4f96"), (0.2, "#7b8fc4"), (0.33, "#e3b0b8"), (0.42, "#ffd7a8")], y)
    sky = glow(sky, np.broadcast_to(rgb("#ffd08a"), sky.shape), 0.9 * np.exp(-((away / 0.22) ** 1.1)))
    sky = mix(sky, np.broadcast_to(rgb("#fffaf0"), sky.shape), smooth(0.037, 0.034, away))
    is_land = np.isfinite(seen.distance)
    haze = np.asarray(1 - np.exp(-np.where(is_land, seen.distance, 0) / 1500), np.float32)
    picture = np.where(is_land[..., None], mix(land, gradient([(-0.9, "#b9a5c6"), (0.4, "#ffd5ae")], x), haze), sky)
    return glow(
        np.asarray(picture, np.float32), np.broadcast_to(rgb("#ffb878"), picture.shape), 0.4 * np.exp(-away / 0.35)
    )


def burning_sky(rng: Rng, width: int = 1700, rows: int = 2550) -> Pixels:
    x, y = grid(width, rows)
    horizon = 0.86
    depth = 1 / (np.maximum(horizon - y, 0) + 0.16)
    big, small = tile(rng, 1024, 5, 3), tile(rng, 1024, 40, 5, gain=0.55)

    def cloud(shift: float) -> Pixels:
        u, v = 120 * x * depth, 230 * depth + shift
        return look_up(big, u, v) + 0.75 * look_up(small, u * 1.1, v * 1.6)

    puffs, below = cloud(0), cloud(9)
    sky = gradient([(0, "#1d2a5e"), (0.35, "#4a4f8e"), (0.62, "#c77a8a"), (0.8, "#ffb27a"), (0.88, "#ffe2a6")], y)
    under = gradient(
        [(-1.6, "#5a3a6e"), (-0.5, "#b24f6a"), (0.4, "#f2795a"), (1.2, "#ffb565"), (2, "#ffe39f")],
        (puffs - below) * 1.3 + 2.2 * (y - 0.5),
    )
    picture = mix(sky, under, 0.95 * smooth(-0.3, 1.0, puffs) * smooth(horizon, 0.72, y))
    picture = glow(
        picture,
        np.broadcast_to(rgb("#ffae5c"), picture.shape),
        0.75 * np.exp(-(((y - 0.86) / 0.1) ** 2)) * np.exp(-((x / 0.35) ** 2)),
    )
    for base, size, colour in ((0.85, 0.008, "#8a4a5c"), (0.875, 0.012, "#42264a"), (0.93, 0.014, "#150f24")):
        line = (base - size * ridge(rng, width, 3, 10)) * rows
        picture = mix(
            picture, np.broadcast_to(rgb(colour), picture.shape), clamp(y * rows - line[None, :].astype(np.float32))
        )
    return picture
