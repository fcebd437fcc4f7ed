"""Mountain pictures: a snowy range, misty hills, a fjord, a red canyon, dunes."""

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
    ridge,
    smooth,
    tile,
)
from infrastructure.samples.terrain import Camera, look, mountains, sunlight


def snowy_range(rng: Rng, width: int = 2700, rows: int = 1800) -> Pixels:
    x, y = grid(width, rows)
    height = mountains(rng, 1024, 3)
    scale = 150.0
    light = sunlight(height, scale, slope=0.42, side=1, up=-0.4)
    seen = look(height, scale, width, rows, Camera(height=140, horizon=0.4, focal=1.7, u=300, v=200, near=170))
    down, across = np.gradient(height * scale)
    steep = np.hypot(down, across)
    detail = tile(rng, 1024, 64, 5)
    snow = smooth(1.15, 0.8, steep + 0.15 * detail - 0.6 * (height - 0.4))
    rock = gradient([(-2, "#2b2a33"), (0, "#4b4650"), (2, "#6f6468")], detail)
    lit = mix(rock, np.broadcast_to(rgb("#f4f1f2"), rock.shape), snow)
    sun, shade = rgb("#ffd9b0") * 1.25, rgb("#5a74a8") * 0.75
    colour = lit * (shade + light[..., None] * sun)
    land = look_up(np.asarray(colour, np.float32), seen.u, seen.v)
    sky = gradient(
        [(0, "#3f6fae"), (0.22, "#86a9d0"), (0.4, "#f3d3bd"), (0.5, "#f8dcc0")],
        y + 0.02 * noise(rng, width, rows, 900, 5),
    )
    haze = 1 - np.exp(-np.where(np.isfinite(seen.distance), seen.distance, 1e6) / 1900)
    picture = mix(land, mix(sky, np.broadcast_to(rgb("#d9c3c4"), sky.shape), 0.45), clamp(haze))
    return np.where(np.isfinite(seen.distance)[..., None], picture, sky)
