"""Mountains, hills and dry land, seen in three dimensions."""

import numpy as np

from infrastructure.samples.canvas import (
    Pixels,
    Rng,
    blur,
    clamp,
    gradient,
    grid,
    look_up,
    mix,
    rgb,
    smooth,
    tile,
)
from infrastructure.samples.terrain import Camera, View, look, mountains, sunlight


def _hazy(seen: View, land: Pixels, sky: Pixels, haze: str, reach: float, *, most: float = 1.0) -> Pixels:
    """Land that fades with distance (a third of it is left after `reach` cells), under a sky."""
    is_land = np.isfinite(seen.distance)
    share = most * (1 - np.exp(-np.where(is_land, seen.distance, 0) / reach))
    picture = mix(land, np.broadcast_to(rgb(haze), sky.shape), np.asarray(share, np.float32))
    return np.where(is_land[..., None], picture, sky)


def _streaks(rng: Rng, x: Pixels, y: Pixels, horizon: float, *, cells: int = 4) -> Pixels:
    """High thin clouds in perspective, 0 to 1, thinning towards the horizon."""
    texture = tile(rng, 1024, cells, 7, gain=0.55, aspect=2.5)
    depth = 1 / (np.maximum(horizon - y, 0) + 0.06)
    clouds = look_up(texture, 110 * x * depth, 190 * depth)
    return clamp(smooth(0.3, 2.4, clouds) * smooth(horizon, horizon - 0.25, y))


def snowy_range(rng: Rng, width: int = 2700, rows: int = 1800) -> Pixels:
    x, y = grid(width, rows)
    height = blur(mountains(rng, 1024, 3), 0.7)
    detail = tile(rng, 1024, 64, 5, gain=0.7)
    scale = 150.0
    light = sunlight(height, scale, slope=0.42, side=1, up=-0.4, detail=0.8 * detail)
    seen = look(height, scale, width, rows, Camera(height=140, horizon=0.4, focal=1.7, u=512, v=640, near=150))
    down, across = np.gradient(height * scale)
    snow = smooth(1.15, 0.8, np.hypot(down, across) + 0.17 * detail - 0.6 * (height - 0.4))
    strata = np.asarray(np.sin(height * 60 + 2.5 * tile(rng, 1024, 12, 5)), np.float32)
    rock = gradient([(-2.4, "#1d1c24"), (0, "#413c46"), (2.4, "#75686a")], 1.3 * detail + 0.3 * strata)
    surface = mix(rock, np.broadcast_to(rgb("#f4f1f2"), rock.shape), snow)
    colour = surface * (rgb("#5a74a8") * 0.8 + light[..., None] * rgb("#ffd3a6") * 1.3)
    sky = gradient([(0, "#2f62a3"), (0.2, "#7da4d0"), (0.38, "#f0cdb8"), (0.5, "#fadfc3")], y)
    sky = mix(sky, np.broadcast_to(rgb("#ffe9d8"), sky.shape), 0.75 * _streaks(rng, x, y, 0.42))
    return _hazy(seen, look_up(np.asarray(colour, np.float32), seen.u, seen.v), sky, "#dcc4c2", 2100)


def misty_hills(rng: Rng, width: int = 2800, rows: int = 1575) -> Pixels:
    x, y = grid(width, rows)
    height = blur(mountains(rng, 1024, 4, 6, gain=0.42), 2.2)
    scale = 105.0
    trees = tile(rng, 1024, 256, 2)
    light = sunlight(height, scale, slope=0.34, side=-1, up=0.3, detail=1.1 * trees)
    seen = look(height, scale, width, rows, Camera(height=128, horizon=0.3, focal=1.4, u=768, v=850, near=190))
    green = gradient([(-2, "#16301f"), (0, "#2f5230"), (2, "#6d7d3c")], 0.7 * trees + tile(rng, 1024, 10, 5))
    colour = green * (rgb("#6f8a9a") * 0.62 + light[..., None] * rgb("#ffd48a") * 1.7)
    land = look_up(np.asarray(colour, np.float32), seen.u, seen.v)
    low = look_up(height, seen.u, seen.v) - 0.05 * look_up(tile(rng, 1024, 5, 5), seen.u, seen.v)
    fog = smooth(0.46, 0.16, low) * smooth(150, 700, np.where(np.isfinite(seen.distance), seen.distance, 0))
    land = mix(land, np.broadcast_to(rgb("#f3e2c9"), land.shape), np.asarray(0.9 * fog, np.float32))
    sky = gradient([(0, "#8fb2cc"), (0.2, "#e9dcc0"), (0.36, "#fdeec9")], y + 0.05 * x)
    sky = mix(sky, np.broadcast_to(rgb("#fff6e0"), sky.shape), 0.6 * _streaks(rng, x, y, 0.3))
    return _hazy(seen, land, sky, "#f1dfbd", 1150)


def red_canyon(rng: Rng, width: int = 2400, rows: int = 1800) -> Pixels:
    x, y = grid(width, rows)
    raw = tile(rng, 1024, 3, 7, gain=0.46)
    steps = clamp((raw + 1.2) / 2.6) * 5
    terraced = (np.floor(steps) + smooth(0.55, 1.0, steps - np.floor(steps))) / 5
    detail = tile(rng, 1024, 96, 4, gain=0.7)
    height = np.asarray(blur(np.asarray(0.9 * terraced + 0.02 * steps, np.float32), 1.2) + 0.004 * detail, np.float32)
    scale = 130.0
    light = sunlight(height, scale, slope=0.36, side=1, up=-0.5, detail=0.5 * detail)
    seen = look(height, scale, width, rows, Camera(height=142, horizon=0.28, focal=1.5, u=560, v=360, near=150))
    bands = np.sin(height * 75 + 0.5 * tile(rng, 1024, 24, 4)) + 0.5 * np.sin(height * 190)
    rock = gradient([(-2.2, "#733628"), (-0.4, "#a8583c"), (0.8, "#c98c66"), (2.2, "#e6c8a6")], bands + 0.4 * detail)
    colour = rock * (rgb("#7d78a8") * 0.6 + light[..., None] * rgb("#ffe0b4") * 1.12)
    sky = gradient([(0, "#3b79b8"), (0.22, "#a9c7dd"), (0.33, "#f6dcc4")], y)
    sky = mix(sky, np.broadcast_to(rgb("#fff3e6"), sky.shape), 0.85 * _streaks(rng, x, y, 0.3, cells=6))
    return _hazy(seen, look_up(np.asarray(colour, np.float32), seen.u, seen.v), sky, "#e9c3ae", 2300)


def dunes(rng: Rng, width: int = 2700, rows: int = 1800) -> Pixels:
    _, y = grid(width, rows)
    v, u = np.mgrid[0:1024, 0:1024].astype(np.float32)
    bend = tile(rng, 1024, 2, 3, gain=0.35)
    phase = (u + 0.5 * v) / 1024 * 4 + 0.42 * bend
    wave = phase - np.floor(phase)
    # Wind lays sand up a long slope and lets it fall down a short one.
    crest = np.where(wave < 0.72, smooth(0, 0.78, wave), (1 - wave) / 0.28)
    height = blur(np.asarray(crest * (0.75 + 0.2 * tile(rng, 1024, 3, 2)), np.float32), 2.0)
    scale = 74.0
    ripples = np.sin(2 * np.pi * ((2 * u - v) / 1024 * 90 + 3.2 * tile(rng, 1024, 6, 4)))
    light = sunlight(height, scale, slope=0.3, side=1, up=0.15, detail=0.07 * ripples.astype(np.float32))
    seen = look(
        height, scale, width, rows, Camera(height=104, horizon=0.25, focal=1.35, u=768, v=882, near=95, far=2200)
    )
    sand = gradient([(-2, "#c27a45"), (0, "#d9955a"), (2, "#e6ad74")], tile(rng, 1024, 5, 7))
    colour = sand * (rgb("#8a6f98") * 0.48 + light[..., None] * rgb("#ffdca8") * 1.5)
    sky = gradient([(0, "#4f86b9"), (0.2, "#c3d3d6"), (0.34, "#fbe3c0")], y)
    return _hazy(seen, look_up(np.asarray(colour, np.float32), seen.u, seen.v), sky, "#f0cda4", 2600)


def fjord(rng: Rng, width: int = 3000, rows: int = 1150) -> Pixels:
    x, y = grid(width, rows)
    height = blur(mountains(rng, 1024, 3, 8, gain=0.48), 0.7)
    detail = tile(rng, 1024, 80, 5, gain=0.7)
    scale, water = 150.0, 0.13
    light = sunlight(height, scale, slope=0.4, side=-1, up=0.2, detail=0.45 * detail)
    camera = Camera(height=62, horizon=0.52, focal=1.6, u=384, v=491, near=120)
    seen = look(np.maximum(height, water).astype(np.float32), scale, width, rows, camera)
    flank = gradient([(0.1, "#20382f"), (0.4, "#3a4a3c"), (0.62, "#5b5a5e"), (1, "#8d8a90")], height + 0.05 * detail)
    surface = mix(flank, np.broadcast_to(rgb("#eef1f6"), flank.shape), smooth(0.5, 0.66, height + 0.09 * detail))
    colour = surface * (rgb("#5d7fa6") * 0.72 + light[..., None] * rgb("#ffdfb8") * 1.15)
    sky = gradient([(0, "#3d6d9c"), (0.3, "#9fbdd2"), (0.53, "#f7e3cf")], y)
    sky = mix(sky, np.broadcast_to(rgb("#fff0e2"), sky.shape), 0.8 * _streaks(rng, x, y, 0.55))
    picture = _hazy(seen, look_up(np.asarray(colour, np.float32), seen.u, seen.v), sky, "#c5d0da", 2300)
    is_water = np.isfinite(seen.distance) & (look_up(height, seen.u, seen.v) < water)
    ripple = look_up(tile(rng, 1024, 40, 5, aspect=4), seen.u * 2.2, seen.v * 0.7)
    mirror = np.clip((2 * camera.horizon * rows - y * rows) + ripple * 6, 0, rows - 1).astype(np.int32)
    glass = blur(picture, 3)[mirror, np.arange(width)[None, :]]
    sea = mix(np.asarray(glass * 0.82, np.float32), np.broadcast_to(rgb("#1d4a63"), sky.shape), 0.38)
    return np.where(
        is_water[..., None],
        mix(sea, np.broadcast_to(rgb("#c5d0da"), sky.shape), smooth(300, 3800, np.nan_to_num(seen.distance, posinf=0))),
        picture,
    )
