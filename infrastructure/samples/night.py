"""Night skies: an aurora over a lake, the Milky Way above a tent, trails of stars."""

import numpy as np

from infrastructure.samples.canvas import (
    Pixels,
    Rng,
    blur,
    clamp,
    from_vips,
    glow,
    gradient,
    grid,
    mix,
    noise,
    rgb,
    ridge,
    shapes,
    smooth,
    to_vips,
)


def _stars(rng: Rng, width: int, rows: int, share: float, *, brightest: float = 26.0) -> Pixels:
    """Points of light in colours from blue-white to amber, few of them bright."""
    seen = rng.random((rows, width)) < share
    count = int(seen.sum())
    light = (rng.random(count) ** 6 * brightest + 1.2).astype(np.float32)
    tint = gradient([(0, "#ffd9b0"), (0.5, "#ffffff"), (1, "#bcd4ff")], rng.random(count).astype(np.float32))
    sky = np.zeros((rows, width, 3), np.float32)
    sky[seen] = tint * light[:, None]
    return from_vips(to_vips(sky).gaussblur(1.0, precision="float")) + 0.35 * from_vips(
        to_vips(sky).gaussblur(3.2, precision="float")
    )


def aurora(rng: Rng, width: int = 2700, rows: int = 1800) -> Pixels:
    x, y = grid(width, rows)
    horizon = 0.66
    sky = gradient([(0, "#040a1c"), (0.4, "#0a2036"), (0.66, "#16404a")], y)
    sky = 1 - (1 - sky) * (1 - clamp(_stars(rng, width, rows, 0.0006)))
    across = np.arange(width)
    for base, strength in ((0.52, 0.6), (0.43, 1.0), (0.27, 0.5)):
        foot = base + 0.04 * ridge(rng, width, 2, 2, gain=0.3) + 0.006 * ridge(rng, width, 12, 3)
        rays = 0.62 + 0.22 * ridge(rng, width, 26, 5, gain=0.75) + 0.28 * ridge(rng, width, 3, 3)
        bend = (across[None, :] + 0.1 * rows * (y - 0.4) * x).astype(np.float32)
        column = np.clip(bend, 0, width - 1).astype(np.int32)
        height = foot.astype(np.float32)[column] - y
        reach = 0.13 + 0.1 * clamp(rays.astype(np.float32))[column]
        curtain = np.where(height > 0, np.exp(-np.maximum(height, 0) / reach), np.exp(-((height / 0.04) ** 2)))
        curtain = blur(np.asarray(curtain * clamp(rays.astype(np.float32))[column] * strength, np.float32), 2.5)
        colour = gradient(
            [(0, "#7dffb0"), (0.1, "#3fe59a"), (0.22, "#35a6b8"), (0.36, "#8a4fc4"), (0.5, "#5a2f7f")], height
        )
        sky = glow(sky, colour, clamp(curtain * 0.95))
    sky = glow(sky, np.broadcast_to(rgb("#1f8a63"), sky.shape), 0.3 * np.exp(-(((y - 0.48) / 0.2) ** 2)))
    land = sky
    for base, size, shade in ((0.615, 0.022, "#12303a"), (0.645, 0.012, "#071a20")):
        line = (base - size * ridge(rng, width, 4, 10)) * rows
        land = mix(land, np.broadcast_to(rgb(shade), sky.shape), clamp(y * rows - line[None, :].astype(np.float32)))
    below = np.clip((2 * horizon - y) * rows + 10 * noise(rng, width, rows, 60, 3) * (y - horizon) * 4, 0, rows - 1)
    shift = across[None, :] + 3 * noise(rng, width, rows, 30, 2) * clamp((y - horizon) * 6)
    mirror = blur(np.ascontiguousarray(land), 3.5)[
        below.astype(np.int32), np.clip(shift, 0, width - 1).astype(np.int32)
    ]
    lake = np.asarray(mirror * 0.72 + rgb("#02080f") * 0.28, np.float32)
    picture = np.where((y > horizon)[..., None], lake, land)
    rocks = "".join(
        f'<ellipse cx="{rng.uniform(0, width):.0f}" cy="{rows * rng.uniform(0.955, 1.02):.0f}" '
        f'rx="{rng.uniform(40, 210):.0f}" ry="{rng.uniform(18, 60):.0f}" fill="#01060a"/>'
        for _ in range(26)
    )
    drawn, cover = shapes(rocks, width, rows)
    return mix(picture, drawn, cover)


def milky_way(rng: Rng, width: int = 1800, rows: int = 2700) -> Pixels:
    x, y = grid(width, rows)
    along, away = 0.86 * (y - 0.4) - 0.5 * x, 0.5 * (y - 0.4) + 0.86 * x
    away = away + 0.02 * noise(rng, width, rows, 900, 4)
    band = np.exp(-((away / (0.105 + 0.05 * np.exp(-(((along - 0.15) / 0.2) ** 2)))) ** 2))
    clouds = noise(rng, width, rows, 520, 8, gain=0.58)
    dust = (
        smooth(0.1, 1.5, noise(rng, width, rows, 430, 8, gain=0.6) + 1.3 * np.exp(-((away / 0.035) ** 2)) - 0.4) * band
    )
    sky = gradient([(0, "#070b1e"), (0.45, "#101a38"), (0.72, "#2c3355"), (0.86, "#7a5a62"), (1, "#c98a62")], y)
    milk = clamp(band * (0.42 + 0.17 * clouds))
    sky = glow(sky, gradient([(-0.25, "#8fa4d8"), (0.1, "#e2cdd8"), (0.3, "#ffe0bd")], along - np.abs(away)), milk)
    sky = np.asarray(sky * (1 - 0.62 * dust[..., None]) + rgb("#2a1a1c") * 0.18 * dust[..., None], np.float32)
    nebula = smooth(1.2, 2.6, noise(rng, width, rows, 190, 6)) * band
    sky = glow(sky, np.broadcast_to(rgb("#c4527c"), sky.shape), 0.4 * nebula)
    many = _stars(rng, width, rows, 0.004, brightest=8) * (0.25 + 1.1 * band[..., None]) * (1 - 0.6 * dust[..., None])
    few = _stars(rng, width, rows, 0.0004, brightest=40)
    picture = 1 - (1 - clamp(sky)) * (1 - clamp(many * 0.5)) * (1 - clamp(few))
    for base, size, colour in ((0.845, 0.026, "#2b2136"), (0.9, 0.016, "#0c0a14")):
        line = (base - size * ridge(rng, width, 2.2, 10)) * rows
        picture = mix(
            picture, np.broadcast_to(rgb(colour), picture.shape), clamp(y * rows - line[None, :].astype(np.float32))
        )
    tent = (
        '<defs><linearGradient id="t" x1="0" y1="0" x2="0" y2="1">'
        '<stop offset="0" stop-color="#ffb659"/>'
        '<stop offset="1" stop-color="#fff0b8"/>'
        "</linearGradient></defs>"
        '<path d="M1110,2545 L1215,2395 L1330,2548 Z" fill="url(#t)"/>'
        '<path d="M1215,2395 L1330,2548 L1376,2530 L1244,2396 Z" fill="#c26a2b"/>'
        '<path d="M1215,2395 L1200,2548 L1236,2548 Z" fill="#8a4416" opacity="0.55"/>'
    )
    drawn, cover = shapes(tent, width, rows)
    halo = np.exp(-np.hypot(x - (1230 - width / 2) / rows, (y - 0.925) * 1.5) / 0.035)
    return glow(mix(picture, drawn, cover), np.broadcast_to(rgb("#ff9a3c"), picture.shape), 0.55 * halo)


def star_trails(rng: Rng, width: int = 2400, rows: int = 2400) -> Pixels:
    x, y = grid(width, rows)
    pole_x, pole_y = width * 0.56, rows * 0.52
    sky = gradient([(0, "#071232"), (0.5, "#123063"), (0.8, "#35588c"), (1, "#8a86a0")], y + 0.06 * x)
    arcs = []
    for _ in range(1500):
        radius = 2300 * rng.random() ** 0.62
        start, sweep = rng.uniform(0, 2 * np.pi), rng.uniform(0.5, 0.75)
        rise, fall = (
            f"{pole_x + radius * np.cos(turn):.1f},{pole_y + radius * np.sin(turn):.1f}"
            for turn in (start, start + sweep)
        )
        tint = rng.choice(["#ffffff", "#dfe9ff", "#b9cfff", "#ffe3bd", "#ffcf9a"])
        thick = 0.9 + 3.4 * rng.random() ** 5
        bright = 0.25 + 0.75 * rng.random() ** 1.6
        arcs.append(
            f'<path d="M{rise} A{radius:.1f},{radius:.1f} 0 0 1 {fall}" '
            f'stroke="{tint}" stroke-width="{thick:.2f}" stroke-opacity="{bright:.2f}"/>'
        )
    drawn, cover = shapes(f'<g fill="none" stroke-linecap="round">{"".join(arcs)}</g>', width, rows)
    picture = 1 - (1 - sky) * (1 - np.asarray(drawn * cover[..., None], np.float32))
    picture = glow(picture, np.ones_like(picture), 0.5 * clamp(blur(np.ascontiguousarray(cover), 9) * 0.5))
    line = (0.86 - 0.03 * ridge(rng, width, 1.7, 10)) * rows
    return mix(
        np.asarray(picture, np.float32),
        np.broadcast_to(rgb("#050914"), picture.shape),
        clamp(y * rows - line[None, :].astype(np.float32)),
    )
