"""Land in three dimensions: a height map seen from above the ground, with sunlight, shadows and haze."""

from dataclasses import dataclass

import numpy as np

from infrastructure.samples.canvas import Pixels, Rng, look_up, tile


@dataclass(frozen=True)
class Camera:
    """Where the picture is taken from. Lengths are cells of the height map; `horizon` is a share of the picture."""

    height: float
    horizon: float
    focal: float  # in picture heights
    u: float = 0.0
    v: float = 0.0
    near: float = 60.0
    far: float = 2600.0
    steps: int = 720


@dataclass(frozen=True)
class View:
    """For each pixel the distance in cells (infinite for sky) and the place on the height map."""

    distance: Pixels
    u: Pixels
    v: Pixels


def mountains(rng: Rng, size: int = 1024, cells: int = 3, octaves: int = 8, *, gain: float = 0.5) -> Pixels:
    """A height map from 0 to about 1 with sharp crests and valleys that meet, repeating at its edges."""
    v, u = np.mgrid[0:size, 0:size].astype(np.float32)
    bend = 0.05 * size
    u, v = u + bend * tile(rng, size, cells, 4), v + bend * tile(rng, size, cells, 4)
    total = np.zeros((size, size), dtype=np.float32)
    weight = np.ones((size, size), dtype=np.float32)
    for octave in range(octaves):
        bumps = tile(rng, size, cells << octave, 1)
        # Whole-number turns keep the tile's edges together and hide the grid that the noise is made on.
        turned = look_up(bumps, u + octave * v, v - octave * u) if octave < 3 else look_up(bumps, 2 * u - v, 2 * v + u)
        crest = (1 - np.sqrt(np.tanh(0.9 * turned) ** 2 + 0.002)) ** 2
        total += gain**octave * crest * weight
        weight = np.clip(weight * (0.3 + crest * 1.4), 0.08, 1)
    low, high = np.percentile(total, (2, 99.9))
    return np.asarray((total - low) / (high - low), dtype=np.float32)


def sunlight(
    height: Pixels, scale: float, *, slope: float, side: float = -1.0, up: float = 0.0, detail: Pixels | float = 0.0
) -> Pixels:
    """How much sun each cell gets, 0 to 1; mountains throw shadows.

    Heights are `scale` cells; the sun stands `slope` high at the left (-1) or right (1), `up` towards the top of the
    map. `detail` roughens the surface without moving it.
    """
    hills = height * scale
    down, across = np.gradient(hills + detail)
    sun = np.array([side, -up, slope], dtype=np.float32)
    sun /= np.linalg.norm(sun)
    facing = (-across * sun[0] - down * sun[1] + sun[2]) / np.sqrt(across**2 + down**2 + 1)
    rows = hills if side < 0 else hills[:, ::-1]
    # A ray that falls by `slope` a cell: what lies under the highest ray so far is in the shade.
    twice = np.concatenate([rows, rows], axis=1) + slope * np.arange(2 * rows.shape[1], dtype=np.float32)
    shade = (np.maximum.accumulate(twice, axis=1) - twice)[:, rows.shape[1] :]
    shade = shade if side < 0 else shade[:, ::-1]
    return np.asarray(np.clip(facing, 0, 1) * np.clip(1 - shade / (0.012 * scale), 0, 1), dtype=np.float32)


def look(height: Pixels, scale: float, width: int, rows: int, camera: Camera) -> View:
    """Every pixel's first meeting with the land, found column by column from near to far."""
    steps = np.geomspace(camera.near, camera.far, camera.steps, dtype=np.float32)[:, None]
    aside = ((np.arange(width, dtype=np.float32) - width / 2) / (camera.focal * rows))[None, :]
    u, v = camera.u + aside * steps, np.broadcast_to(camera.v - steps, (camera.steps, width))
    ground = look_up(height, u, v) * scale
    row = rows * camera.horizon + camera.focal * rows * (camera.height - ground) / steps
    skyline = np.minimum.accumulate(row, axis=0)
    distance = np.full((rows, width), np.inf, dtype=np.float32)
    wanted = np.arange(rows, dtype=np.float32)
    for column in range(width):
        hit = np.searchsorted(-skyline[:, column], -wanted)
        seen = hit < camera.steps
        at, before = hit[seen], np.maximum(hit[seen] - 1, 0)
        fall = row[before, column] - row[at, column]
        share = np.clip((row[before, column] - wanted[seen]) / np.where(fall > 1e-6, fall, 1), 0, 1)
        distance[seen, column] = steps[before, 0] + share * (steps[at, 0] - steps[before, 0])
    reach = np.asarray(np.where(np.isfinite(distance), distance, 0), np.float32)
    return View(distance=distance, u=camera.u + aside * reach, v=camera.v - reach)
