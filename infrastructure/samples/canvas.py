"""What every sample picture is painted with: gradients, noise, texture look-ups, vector shapes and a last finish."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyvips
from numpy.typing import NDArray

Pixels = NDArray[np.float32]  # rows x columns, or rows x columns x 3 with sRGB values from 0 to 1
Rng = np.random.Generator

_PAD: Final = 4  # rows and columns repeated around a tile, for the cubic kernel's reach


def rgb(colour: str) -> Pixels:
    """`#rrggbb` as three values from 0 to 1."""
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)], dtype=np.float32)


def grid(width: int, height: int) -> tuple[Pixels, Pixels]:
    """x and y of every pixel: y from 0 (top) to 1, x on the same scale with 0 in the middle."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    return (x - width / 2) / height, y / height


def clamp(values: Pixels) -> Pixels:
    return np.clip(values, 0.0, 1.0)


def smooth(low: float, high: float, values: Pixels) -> Pixels:
    """0 below `low`, 1 above `high`, an S-curve between them."""
    t = clamp((values - low) / (high - low))
    return t * t * (3 - 2 * t)


def gradient(stops: Sequence[tuple[float, str]], values: Pixels) -> Pixels:
    """The colour of each value on a scale of (position, colour) stops."""
    positions = [position for position, _ in stops]
    ramp = np.linspace(positions[0], positions[-1], 1024)
    colours = np.stack([rgb(colour) for _, colour in stops])
    table = np.stack([np.interp(ramp, positions, colours[:, band]) for band in range(3)], axis=-1).astype(np.float32)
    index = (values - positions[0]) * (1023 / (positions[-1] - positions[0]))
    colour: Pixels = table[np.clip(index, 0, 1023).astype(np.int32)]
    return colour


def mix(below: Pixels, above: Pixels, share: Pixels | float) -> Pixels:
    """`above` over `below`, as opaque as `share` says."""
    weight = share[..., None] if isinstance(share, np.ndarray) and share.ndim == 2 else share
    return below + (above - below) * weight


def glow(picture: Pixels, colour: Pixels, strength: Pixels) -> Pixels:
    """Light added to a picture without burning it out."""
    return 1 - (1 - clamp(picture)) * (1 - clamp(colour * strength[..., None]))


def to_vips(values: Pixels) -> pyvips.Image:
    return pyvips.Image.new_from_array(np.ascontiguousarray(values, dtype=np.float32))


def from_vips(image: pyvips.Image) -> Pixels:
    values: Pixels = image.cast("float").numpy()
    return values


def blur(values: Pixels, sigma: float) -> Pixels:
    """A Gaussian blur; `sigma` in pixels. Wide ones are made on a smaller picture, where nobody can tell."""
    image = to_vips(values)
    if sigma < 5:
        return from_vips(image.gaussblur(sigma, precision="float"))
    shrink = sigma / 2.5
    small = image.resize(1 / shrink, kernel="linear").gaussblur(2.5, precision="float")
    scaled = small.resize(image.width / small.width, vscale=image.height / small.height, kernel="cubic")
    return from_vips(scaled)


def tile(rng: Rng, size: int, cells: int, octaves: int = 6, *, gain: float = 0.5, aspect: float = 1.0) -> Pixels:
    """Fractal noise of `size` x `size` that continues at its edges: mean 0, standard deviation 1.

    `cells` is how many bumps of the largest octave fit across; `aspect` above 1 stretches them sideways.
    """
    across = [min(cells << octave, size) for octave in range(octaves)]
    return _fractal(rng, size, size, [(min(max(int(count * aspect), 1), size), count) for count in across], gain)


def noise(rng: Rng, width: int, height: int, cell: float, octaves: int = 6, *, gain: float = 0.5) -> Pixels:
    """Fractal noise whose largest bumps are `cell` pixels wide: mean 0, standard deviation 1."""
    steps = [max(cell / 2**octave, 1.0) for octave in range(octaves)]
    bumps = [(max(round(height / step), 1), max(round(width / step), 1)) for step in steps]
    return _fractal(rng, width, height, bumps, gain)


def _fractal(rng: Rng, width: int, height: int, bumps: list[tuple[int, int]], gain: float) -> Pixels:
    # Large bumps lose nothing by being made on a sixteenth of the pixels.
    small = np.zeros((height // 4, width // 4), dtype=np.float32)
    total = np.zeros((height, width), dtype=np.float32)
    for octave, (down, across) in enumerate(bumps):
        points = rng.standard_normal((down, across)).astype(np.float32) * gain**octave
        target = small if max(down / height, across / width) < 1 / 14 else total
        target += _stretch(points, *target.shape)
    if small.any():
        total += _stretch(small, height, width)
    return _standard(total)


def _standard(values: Pixels) -> Pixels:
    """The same values with mean 0 and standard deviation 1."""
    scaled: Pixels = (values - values.mean()) / values.std()
    return scaled


def _stretch(points: Pixels, height: int, width: int) -> Pixels:
    return _spread(_spread(points, height).T, width).T


def _spread(points: Pixels, size: int) -> Pixels:
    """Rows spaced out to `size` rows, wrapping, by a cubic B-spline: smooth enough for light to fall on."""
    count = points.shape[0]
    at = np.arange(size, dtype=np.float32) * (count / size)
    left = at.astype(np.int32)
    t = at - left
    weights = np.stack([(1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3]) / 6
    total = np.zeros((size, points.shape[1]), dtype=np.float32)
    for offset, weight in enumerate(weights.astype(np.float32)):
        total += weight[:, None] * points[(left + offset - 1) % count]
    return total


def look_up(texture: Pixels, u: Pixels, v: Pixels) -> Pixels:
    """The texture at (u, v) in texture pixels, repeating it in both directions."""
    rows, columns = texture.shape[:2]
    edges = [(_PAD, _PAD), (_PAD, _PAD)] + [(0, 0)] * (texture.ndim - 2)
    where = np.stack([np.mod(u, columns) + _PAD, np.mod(v, rows) + _PAD], axis=-1)
    return from_vips(to_vips(np.pad(texture, edges, mode="wrap")).mapim(to_vips(where)))


def ridge(rng: Rng, width: int, bumps: float, octaves: int = 9, *, gain: float = 0.5) -> Pixels:
    """A skyline: one height a column, mean 0, standard deviation 1; `bumps` is how many large ones fit."""
    total = np.zeros(width, dtype=np.float32)
    for octave in range(octaves):
        points = rng.standard_normal(int(bumps * 2**octave) + 4)
        at = np.linspace(1, len(points) - 2, width)
        left = at.astype(np.int32)
        share = at - left
        share = share * share * (3 - 2 * share)
        total += (gain**octave * (points[left] * (1 - share) + points[left + 1] * share)).astype(np.float32)
    return _standard(total)


def shapes(markup: str, width: int, height: int) -> tuple[Pixels, Pixels]:
    """SVG elements drawn with smooth edges: their colours, and how opaque they are at each pixel."""
    document = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{markup}</svg>'
    image = pyvips.Image.svgload_buffer(document.encode(), unlimited=True)
    values = from_vips(image) / np.float32(255)
    return values[..., :3], values[..., 3]


def finish(
    picture: Pixels, rng: Rng, *, grain: float = 0.012, vignette: float = 0.18, contrast: float = 0.15
) -> NDArray[np.uint8]:
    """The last steps of a darkroom: a gentle S-curve, darker corners, grain; then bytes."""
    height, width = picture.shape[:2]
    x, y = grid(width, height)
    clamped = clamp(picture)
    curved = mix(clamped, clamped * clamped * (3 - 2 * clamped), contrast)
    corners = 1 - vignette * smooth(0.35, 1.1, np.hypot(x * height / width * 1.3, y - 0.5))
    speckle = from_vips(to_vips(rng.standard_normal((height, width)).astype(np.float32)).gaussblur(0.6)) * (grain * 1.8)
    final = curved * corners[..., None] + speckle[..., None]
    levels: NDArray[np.uint8] = (clamp(final) * 255 + 0.5).astype(np.uint8)
    return levels
