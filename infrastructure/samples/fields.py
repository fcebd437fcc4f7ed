"""Fields: lavender rows, tulips under a wide sky, one tree in the snow."""

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
    shapes,
    smooth,
    tile,
)


def _branch(
    rng: Rng,
    x: float,
    y: float,
    angle: float,
    length: float,
    thick: float,
    parts: list[str],
    tips: list[tuple[float, float]],
) -> None:
    """Adds a limb and what grows out of it as SVG lines; `tips` collects where the twigs end."""
    bend = rng.normal(0, 0.12)
    end_x, end_y = x + length * np.cos(angle + bend), y - length * np.sin(angle + bend)
    parts.append(f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{end_x:.1f}" y2="{end_y:.1f}" stroke-width="{thick:.1f}"/>')
    if length < 13:
        tips.append((end_x, end_y))
        return
    for side in (-1, 1, 0) if rng.random() < 0.35 else (-1, 1):
        turn = angle + bend + side * rng.uniform(0.22, 0.55)
        _branch(rng, end_x, end_y, turn, length * rng.uniform(0.68, 0.84), max(thick * 0.68, 1.1), parts, tips)


def _ground(x: Pixels, y: Pixels, horizon: float) -> tuple[Pixels, Pixels]:
    """Where a pixel below the horizon lies on flat ground: sideways and away."""
    depth = 0.22 / np.maximum(y - horizon, 0.0006)
    return x * depth, depth


def lavender(rng: Rng, width: int = 2700, rows: int = 1800) -> Pixels:
    x, y = grid(width, rows)
    horizon = 0.44
    sky = gradient([(0, "#5c7fb8"), (0.22, "#c79fbb"), (0.38, "#ffc39a"), (0.46, "#ffe2b0")], y)
    texture = tile(rng, 1024, 4, 7, gain=0.55, aspect=2)
    depth = 1 / (np.maximum(horizon - y, 0) + 0.1)
    clouds = smooth(0.2, 1.8, look_up(texture, 100 * x * depth, 170 * depth)) * smooth(horizon, 0.3, y)
    sky = mix(sky, gradient([(0, "#e9c7d6"), (0.4, "#ffdcae")], y), 0.8 * clouds)
    away = np.hypot(x - 0.3, y - 0.42)
    sky = glow(sky, np.broadcast_to(rgb("#ffdf9e"), sky.shape), 0.95 * np.exp(-away / 0.12))
    for base, colour in ((0.405, "#a58fae"), (0.43, "#7d6d97")):
        line = (base - 0.014 * ridge(rng, width, 3, 8)) * rows
        sky = mix(sky, np.broadcast_to(rgb(colour), sky.shape), clamp(y * rows - line[None, :].astype(np.float32)))
    aside, ahead = _ground(x + 0.05, y, horizon)
    fine, coarse = tile(rng, 1024, 256, 3), tile(rng, 1024, 48, 5)
    tufts = look_up(fine, aside * 900, ahead * 1500)
    clumps = look_up(coarse, aside * 420, ahead * 420)
    leaf = np.asarray(0.7 * tufts * clamp(1.4 / ahead) + 0.8 * clumps * clamp(3.0 / ahead), np.float32)
    lane = np.cos(2 * np.pi * (aside * 3.1 + 0.02 * leaf * clamp(2.0 / ahead)))
    bush = smooth(-0.55, 0.25, lane + 0.32 * leaf)
    bloom = gradient(
        [(-2.4, "#2c1c4d"), (-0.6, "#553a8c"), (0.6, "#8463b8"), (2, "#c3a0dc"), (3, "#f0cfe4")],
        np.asarray(0.75 * leaf + 1.1 * lane - 0.5, np.float32),
    )
    soil = gradient([(-2, "#2a2430"), (0, "#5a4a42"), (2, "#8a7656")], leaf)
    field = mix(soil, bloom, bush)
    side = clamp(0.5 + 1.1 * (x - 0.05) - 0.3 * np.sin(2 * np.pi * aside * 3.1))
    field = np.asarray(field * (0.78 + 0.5 * side[..., None] * rgb("#ffd9a0")), np.float32)
    field = mix(field, np.broadcast_to(rgb("#d9a9b8"), field.shape), 0.85 * smooth(1.2, 9, ahead))
    picture = np.where((y > horizon)[..., None], field, sky)
    parts: list[str] = []
    tips: list[tuple[float, float]] = []
    _branch(rng, 760, rows * horizon + 16, 1.55, 62, 13, parts, tips)
    crown = "".join(f'<circle cx="{a:.0f}" cy="{b:.0f}" r="{rng.uniform(7, 15):.0f}"/>' for a, b in tips)
    drawn, cover = shapes(
        f'<g stroke="#34284a" fill="#3b3053" stroke-linecap="round">{"".join(parts)}<g stroke="none">{crown}</g></g>',
        width,
        rows,
    )
    return mix(picture, drawn, cover)


def tulips(rng: Rng, width: int = 2400, rows: int = 1800) -> Pixels:
    x, y = grid(width, rows)
    horizon = 0.5
    sky = gradient([(0, "#3f82c4"), (0.3, "#8dbbe0"), (0.5, "#e3eef2")], y)
    texture = tile(rng, 1024, 5, 8, gain=0.5, aspect=1.6)
    depth = 1 / (np.maximum(horizon - y, 0) + 0.13)
    puffs = look_up(texture, 130 * x * depth, 190 * depth)
    under = look_up(texture, 130 * x * depth, 190 * depth + 26)
    white = gradient([(-1.5, "#a9bccd"), (0, "#e9eef2"), (1.2, "#ffffff")], puffs - 0.8 * under)
    sky = mix(sky, white, smooth(0.05, 0.9, puffs) * smooth(horizon, 0.42, y))
    sails = "".join(
        f'<g transform="rotate({turn})"><line x1="0" y1="0" x2="0" y2="-92"/>'
        '<rect x="2" y="-90" width="15" height="66" stroke-width="1.5"/></g>'
        for turn in (0, 90, 180, 270)
    )
    mill = (
        '<g transform="translate(1730,905) scale(1.25)">'
        '<path d="M-30,0 L-19,-96 L19,-96 L30,0 Z" fill="#5a4238"/>'
        '<path d="M-22,-96 Q0,-128 22,-96 Z" fill="#3a2a26"/>'
        '<g transform="translate(0,-100) rotate(24)" '
        f'stroke="#3b302c" stroke-width="4" fill="#efe6d6" fill-opacity="0.9">{sails}</g></g>'
    )
    line = (0.497 - 0.005 * np.abs(ridge(rng, width, 40, 5))) * rows
    sky = mix(sky, np.broadcast_to(rgb("#5d7a5c"), sky.shape), clamp(y * rows - line[None, :].astype(np.float32)))
    drawn, cover = shapes(mill, width, rows)
    sky = mix(sky, drawn, cover)
    aside, ahead = _ground(x - 0.1, y, horizon)
    stripe = np.floor(aside * 2.1 + 40).astype(np.int32) % 7
    colours = np.stack([rgb(c) for c in ("#d7263d", "#f9a03f", "#f7d23e", "#f06ba8", "#7d2e8f", "#fbe9e2", "#e4572e")])
    petals = tile(rng, 1024, 200, 3)
    spot = look_up(petals, aside * 640, ahead * 900) * clamp(2.2 / ahead)
    within = aside * 2.1 - np.floor(aside * 2.1)
    near_path = np.minimum(within, 1 - within)
    flower = smooth(0.06, 0.13, near_path + 0.016 * spot) * smooth(-2.6, -0.7, spot + 1.4 * smooth(0.6, 2.4, ahead))
    green = gradient([(-2, "#1d3a1d"), (0, "#3f6a2e"), (2, "#7ba045")], spot)
    head = colours[stripe] * (0.82 + 0.2 * np.clip(spot, -1.6, 1.6))[..., None]
    field = mix(green, np.asarray(head, np.float32), flower)
    field = mix(field, np.broadcast_to(rgb("#dfe5dd"), field.shape), 0.6 * smooth(3, 26, ahead))
    return np.where((y > horizon)[..., None], field, sky)


def winter_tree(rng: Rng, width: int = 2200, rows: int = 2200) -> Pixels:
    x, y = grid(width, rows)
    picture = gradient([(0, "#c9d9e6"), (0.45, "#e6e6e8"), (0.66, "#f7e6dc"), (0.7, "#fbefe6")], y)
    picture = glow(
        picture, np.broadcast_to(rgb("#ffd9b3"), picture.shape), 0.6 * np.exp(-np.hypot(x + 0.32, y - 0.56) / 0.2)
    )
    line = (0.7 + 0.012 * ridge(rng, width, 1, 3)) * rows
    far = (0.675 - 0.008 * np.abs(ridge(rng, width, 30, 6))) * rows
    picture = mix(
        picture, np.broadcast_to(rgb("#c4ccd8"), picture.shape), 0.8 * clamp(y * rows - far[None, :].astype(np.float32))
    )
    drift = noise(rng, width, rows, 900, 5, gain=0.4)
    snow = gradient(
        [(-1.5, "#c3d2e6"), (0, "#e6ebf3"), (1.5, "#fdf5ef")], drift * (0.4 + y) + 0.8 * (0.8 - y) * 4 - 0.5
    )
    sparkle = (rng.random((rows, width)) > 0.9992).astype(np.float32)
    snow = glow(snow, np.ones_like(snow), 0.6 * blur(sparkle * 3, 0.8))
    picture = mix(picture, snow, clamp(y * rows - line[None, :].astype(np.float32)))
    parts: list[str] = []
    tips: list[tuple[float, float]] = []
    foot_x, foot_y = width * 0.62, rows * 0.725
    _branch(rng, foot_x, foot_y, 1.6, 205, 34, parts, tips)
    lines = "".join(parts)
    fallen = f"translate({foot_x},{foot_y}) skewX(-62) scale(1,-0.42) translate({-foot_x},{-foot_y})"
    shadow = f'<g transform="{fallen}" stroke="#8fa6cc">{lines}</g>'
    _, cover = shapes(f'<g stroke-linecap="round">{shadow}</g>', width, rows)
    picture = mix(picture, np.asarray(picture * rgb("#93abd3"), np.float32), 0.75 * blur(cover, 3))
    drawn, cover = shapes(f'<g stroke="#2a2c36" stroke-linecap="round">{lines}</g>', width, rows)
    return mix(picture, drawn, cover)
