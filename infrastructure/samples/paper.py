"""Cut paper: hills under a moon, a deep reef; each sheet throws its shadow on the one behind."""

import numpy as np

from infrastructure.samples.canvas import Pixels, Rng, blur, clamp, grid, mix, noise, rgb, ridge, smooth


def _moved(cover: Pixels, down: int, right: int) -> Pixels:
    rows, width = cover.shape
    return np.pad(cover, ((down, 0), (right, 0)), mode="edge")[:rows, :width]


def _sheet(picture: Pixels, cover: Pixels, colour: Pixels, fibre: Pixels, *, shadow: float) -> Pixels:
    """One sheet laid on the picture: its soft shadow, its tooth, a bright cut edge."""
    far, close = _moved(blur(cover, 26), 22, 14), _moved(blur(cover, 6), 6, 4)
    shaded = picture * (1 - shadow * np.maximum(0.55 * far, 0.45 * close))[..., None]
    edge = clamp(cover - _moved(cover, 3, 2))
    surface = colour * (1 + 0.016 * fibre[..., None]) + 0.18 * edge[..., None]
    return mix(np.asarray(shaded, np.float32), np.asarray(surface, np.float32), cover)


def paper_hills(rng: Rng, width: int = 1760, rows: int = 2200) -> Pixels:
    x, y = grid(width, rows)
    fibre = noise(rng, width, rows, 9, 3, gain=0.8)
    picture = np.asarray(np.broadcast_to(rgb("#fbe3cd"), (rows, width, 3)) * (1 + 0.016 * fibre[..., None]), np.float32)
    for radius, colour in ((0.36, "#f9d3b4"), (0.27, "#f6bd96"), (0.18, "#fdf3e2")):
        ring = smooth(radius, radius - 1.5 / rows, np.hypot(x - 0.06, y - 0.34))
        picture = _sheet(picture, ring, rgb(colour), fibre, shadow=0.35)
    colours = ["#f0a58f", "#e07f7c", "#b9637e", "#835a86", "#4f4c7c", "#2c3a66", "#16284c"]
    for layer, colour in enumerate(colours):
        base = 0.46 + 0.085 * layer
        wave = 0.032 * ridge(rng, width, 1.6 + 0.35 * layer, 3, gain=0.33) + 0.03 * np.sin(
            np.linspace(0, 3.5, width) + 1.9 * layer
        )
        cover = clamp(y * rows - ((base - wave) * rows)[None, :].astype(np.float32))
        picture = _sheet(picture, cover, rgb(colour), fibre, shadow=0.55)
    return picture


def paper_reef(rng: Rng, width: int = 2000, rows: int = 2000) -> Pixels:
    x, y = grid(width, rows)
    fibre = noise(rng, width, rows, 9, 3, gain=0.8)
    away = np.hypot(x, y - 0.5)
    field = 0.115 * noise(rng, width, rows, 900, 2, gain=0.35)
    colours = ["#06283f", "#0a4560", "#0f6a80", "#1f929b", "#57b8ad", "#a2d6bd", "#f3e3c3", "#f4a887", "#e9735f"]
    picture = np.asarray(
        np.broadcast_to(rgb(colours[0]), (rows, width, 3)) * (1 + 0.016 * fibre[..., None]), np.float32
    )
    for layer, colour in enumerate(colours[1:]):
        shape = away + field * (0.7 + 0.09 * layer) + 0.03 * np.sin(9 * np.arctan2(y - 0.5, x) + 1.7 * layer)
        edge = 0.1 + 0.062 * layer
        picture = _sheet(
            picture,
            smooth(edge - 0.6 / rows, edge + 0.6 / rows, np.asarray(shape, np.float32)),
            rgb(colour),
            fibre,
            shadow=0.6,
        )
    return picture
