"""Skylines in layers: dawn over many ridges, pines at blue hour, a forest in the fog."""

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
    ridge,
    shapes,
    smooth,
)


def seven_ridges(rng: Rng, width: int = 2700, rows: int = 1800) -> Pixels:
    x, y = grid(width, rows)
    sun_x, sun_y = 0.16, 0.4
    away = np.hypot(x - sun_x, (y - sun_y) * 1.15)
    picture = gradient([(0, "#5f7fb0"), (0.2, "#b3a8c0"), (0.36, "#f3b48f"), (0.5, "#ffd9a0")], y + 0.02 * x)
    clouds = blur(noise(rng, width, rows, 700, 6), 2) * smooth(0.42, 0.1, y)
    picture = mix(picture, np.broadcast_to(rgb("#fbe3cf"), picture.shape), 0.5 * smooth(0.2, 1.6, clouds))
    picture = glow(picture, np.broadcast_to(rgb("#ffcf8a"), picture.shape), 0.85 * np.exp(-((away / 0.26) ** 1.2)))
    picture = mix(picture, np.broadcast_to(rgb("#fff7e2"), picture.shape), smooth(0.043, 0.039, away))
    count = 8
    for layer in range(count):
        near = layer / (count - 1)
        base = 0.42 + 0.5 * near**1.15
        line = base - (0.026 + 0.03 * near) * ridge(rng, width, 2.5 + 2.5 * (1 - near) + layer % 3, 10, gain=0.47)
        depth = y - line[None, :]
        place = np.array(near, np.float32)
        top = gradient([(0, "#dd9f8c"), (0.35, "#a0708a"), (0.7, "#4a4468"), (1, "#15172c")], place)
        foot = gradient([(0, "#ffd2a2"), (0.4, "#d79a94"), (0.75, "#7d678a"), (1, "#23233d")], place)
        warm = np.exp(-(((x - sun_x) / 0.5) ** 2)) * (1 - near) * 0.45
        colour = mix(np.broadcast_to(top, picture.shape), np.broadcast_to(foot, picture.shape), smooth(0, 0.16, depth))
        colour = mix(colour, np.broadcast_to(rgb("#ffc98f"), colour.shape), warm.astype(np.float32))
        picture = mix(picture, colour, clamp(depth * rows))
    return picture


def _pine(rng: Rng, x: float, foot: float, height: float, colour: str) -> str:
    """One conifer as an SVG path: tiers that hang, narrower towards the tip."""
    left, right = [], []
    tiers = 13 + int(rng.integers(0, 5))
    for tier in range(tiers):
        t = (tier + 0.6) / tiers
        reach = height * 0.19 * t**0.85 * rng.uniform(0.75, 1.15)
        level = foot - height * (1 - t)
        left += [f"{x - reach * 0.35:.1f},{level - height * 0.012:.1f}", f"{x - reach:.1f},{level + height * 0.03:.1f}"]
        reach *= rng.uniform(0.85, 1.15)
        right += [
            f"{x + reach * 0.35:.1f},{level - height * 0.012:.1f}",
            f"{x + reach:.1f},{level + height * 0.03:.1f}",
        ]
    points = [f"{x:.1f},{foot - height:.1f}", *left, f"{x - 3:.1f},{foot}", f"{x + 3:.1f},{foot}", *reversed(right)]
    return f'<polygon points="{" ".join(points)}" fill="{colour}"/>'


def _wood(rng: Rng, width: int, line: Pixels, tallest: float, spacing: float, colour: str) -> str:
    """A row of conifers that stand on `line` (one row of the picture a column), with the ground below them."""
    ground = " ".join(f"{at},{line[min(at, width - 1)]:.0f}" for at in range(0, width + 12, 12))
    trees = []
    x = -20.0
    while x < width + 20:
        foot = line[int(np.clip(x, 0, width - 1))] + 8
        trees.append(_pine(rng, x, float(foot), tallest * rng.uniform(0.45, 1.0), colour))
        x += spacing * rng.uniform(0.35, 1.5)
    return f'<polygon points="{ground} {width + 12},9999 0,9999" fill="{colour}"/>{"".join(trees)}'


def blue_hour(rng: Rng, width: int = 1700, rows: int = 2550) -> Pixels:
    x, y = grid(width, rows)
    picture = gradient([(0, "#0b1a3f"), (0.3, "#214a86"), (0.52, "#6f93bd"), (0.66, "#eec6ae")], y)
    stars = np.zeros((rows, width), np.float32)
    for _ in range(420):
        stars[int(rng.uniform(0, rows * 0.5)), int(rng.integers(0, width))] = rng.uniform(3, 30) ** 1.05
    picture = glow(picture, np.ones_like(picture), clamp(blur(stars, 1.1)) * smooth(0.5, 0.1, y))
    away = np.hypot(x - 0.13, y - 0.2)
    picture = glow(picture, np.broadcast_to(rgb("#dbe6ff"), picture.shape), 0.5 * np.exp(-away / 0.07))
    crescent = smooth(0.0335, 0.0325, away) * smooth(0.0318, 0.0328, np.hypot(x - 0.145, y - 0.193))
    picture = mix(picture, np.broadcast_to(rgb("#fffaf0"), picture.shape), crescent)
    layers = ["#8795bb", "#5d74a3", "#3c5888", "#223d68", "#112645", "#071426"]
    for layer, colour in enumerate(layers):
        near = layer / (len(layers) - 1)
        line = (0.6 + 0.27 * near - 0.022 * (1.3 - near) * ridge(rng, width, 1.6 + layer % 2, 9)) * rows
        if layer < 2:
            drawn = np.broadcast_to(rgb(colour), picture.shape)
            cover = clamp(y * rows - line[None, :].astype(np.float32))
        else:
            markup = _wood(rng, width, line, 60 + 440 * near**2, 16 + 80 * near**1.6, colour)
            drawn, cover = shapes(markup, width, rows)
        below = np.asarray(y - line[None, :].astype(np.float32) / rows, np.float32)
        fog = smooth(0, 0.12, below) * (0.55 - 0.5 * near)
        foggy = mix(np.asarray(drawn, np.float32), np.broadcast_to(rgb("#a9bcd8"), picture.shape), fog)
        picture = mix(picture, foggy, cover)
    return picture


def fog_forest(rng: Rng, width: int = 2000, rows: int = 2500) -> Pixels:
    x, y = grid(width, rows)
    picture = gradient([(0, "#e9e3d6"), (0.5, "#d8d6cc"), (1, "#a9b0aa")], y)
    picture = glow(
        picture,
        np.broadcast_to(rgb("#fff0cf"), picture.shape),
        0.5 * np.exp(-((np.hypot(x - 0.12, y - 0.16) / 0.3) ** 1.5)),
    )
    drift = 0.16 * noise(rng, width, rows, 900, 4)
    colours = ["#c3c6bd", "#a3aca4", "#7f8f89", "#5b726e", "#a2562f", "#2f4a48", "#12272a"]
    for layer, colour in enumerate(colours):
        near = layer / (len(colours) - 1)
        line = (
            0.3 + 0.72 * near**1.1 + 0.16 * (0.5 - near) * np.linspace(-1, 1, width) - 0.022 * ridge(rng, width, 1.5, 7)
        ) * rows
        drawn, cover = shapes(_wood(rng, width, line, 170 + 760 * near**1.5, 26 + 95 * near, colour), width, rows)
        fog = smooth(-0.04, 0.2 + 0.05 * near, y - line[None, :].astype(np.float32) / rows + 0.05 * drift) * (
            0.92 - 0.55 * near
        )
        picture = mix(picture, mix(drawn, np.broadcast_to(rgb("#dcdad0"), picture.shape), fog), cover)
        picture = mix(
            picture,
            np.broadcast_to(rgb("#e4e0d4"), picture.shape),
            clamp(0.16 * (1 - near) + 0.25 * drift * (1 - near)),
        )
    return picture
