"""Botanical prints in ink on paper: a fern, a branch of eucalyptus, poppies."""

import numpy as np

from infrastructure.samples.canvas import Pixels, Rng, clamp, mix, noise, rgb, shapes


def _paper(rng: Rng, width: int, rows: int, colour: str) -> Pixels:
    tooth = noise(rng, width, rows, 6, 2, gain=0.8)
    stain = noise(rng, width, rows, 900, 5)
    return np.asarray(rgb(colour) * (1 + 0.012 * tooth + 0.014 * stain)[..., None], np.float32)


def _printed(rng: Rng, ground: Pixels, markup: str, *, wear: float, sinks: bool = True) -> Pixels:
    """Ink on paper, a little uneven; what `sinks` lets the paper show through."""
    rows, width = ground.shape[:2]
    drawn, cover = shapes(markup, width, rows)
    uneven = clamp(0.35 + 0.4 * noise(rng, width, rows, 5, 2) + 0.25 * noise(rng, width, rows, 160, 4))
    ink = np.asarray(drawn * (0.35 + 0.65 * ground), np.float32) if sinks else drawn
    return mix(ground, ink, cover * (1 - wear * uneven))


def _leaf(x: float, y: float, angle: float, length: float, wide: float, fill: str, vein: str) -> str:
    turn = np.degrees(angle)
    return (
        f'<g transform="translate({x:.1f},{y:.1f}) rotate({turn:.1f})">'
        f'<path d="M0,0 C{length * 0.3:.1f},{-wide:.1f} {length * 0.75:.1f},{-wide * 0.8:.1f} {length:.1f},0 '
        f'C{length * 0.75:.1f},{wide * 0.8:.1f} {length * 0.3:.1f},{wide:.1f} 0,0 Z" fill="{fill}"/>'
        f'<path d="M0,0 L{length * 0.9:.1f},0" '
        f'stroke="{vein}" stroke-width="{max(wide * 0.05, 1):.1f}" fill="none"/></g>'
    )


def _stem(points: list[str], ink: str, thick: float) -> str:
    return (
        f'<polyline points="{" ".join(points)}" fill="none" '
        f'stroke="{ink}" stroke-width="{thick:.1f}" stroke-linecap="round"/>'
    )


def fern(rng: Rng, width: int = 1700, rows: int = 2500) -> Pixels:
    ground = _paper(rng, width, rows, "#f4eede")
    fronds = []
    for start_x, lean, size, ink, vein in (
        (840, -0.04, 1.0, "#21493c", "#e5e3cf"),
        (780, -0.5, 0.72, "#5f8368", "#e9e6d3"),
        (930, 0.46, 0.68, "#86a184", "#eeead9"),
    ):
        px, py, angle = float(start_x), 2330.0, -np.pi / 2 + lean * 0.55
        stem = [f"{px:.0f},{py:.0f}"]
        for step in range(44):
            t = step / 44
            angle += lean * 0.022 + 0.006 * np.sin(step * 0.5)
            px, py = px + 46 * size * np.cos(angle), py + 46 * size * np.sin(angle)
            stem.append(f"{px:.0f},{py:.0f}")
            if step < 5:
                continue
            reach = 400 * size * np.sin(np.pi * min(t * 0.92 + 0.12, 1)) ** 0.9 * (1 - 0.45 * t)
            for side in (-1, 1):
                spread = angle + side * (1.15 - 0.35 * t)
                parts = max(int(reach / (15 * size)), 3)
                for part in range(parts):
                    s = part / parts
                    droop = spread - side * 0.28 * s * s
                    lx, ly = px + reach * s * np.cos(droop), py + reach * s * np.sin(droop)
                    small = reach * 0.17 * (1 - 0.8 * s) + 7 * size
                    line = vein if small > 26 else ink
                    fronds += [_leaf(lx, ly, droop + edge * 0.85, small, small * 0.3, ink, line) for edge in (-1, 1)]
                rib = spread - side * 0.22
                rib_x, rib_y = px + reach * np.cos(rib), py + reach * np.sin(rib)
                fronds.append(
                    f'<line x1="{px:.0f}" y1="{py:.0f}" x2="{rib_x:.0f}" y2="{rib_y:.0f}" '
                    f'stroke="{ink}" stroke-width="{3 * size:.1f}"/>'
                )
        fronds.append(_stem(stem, ink, 9 * size))
    return _printed(rng, ground, "".join(reversed(fronds)), wear=0.35)


def eucalyptus(rng: Rng, width: int = 2000, rows: int = 2500) -> Pixels:
    ground = _paper(rng, width, rows, "#efe3d3")
    ground = _printed(rng, ground, '<circle cx="1060" cy="1120" r="690" fill="#dba183"/>', wear=0.3)
    parts, stems = [], []
    greens = ["#3f6659", "#56806d", "#7b9b86", "#2c4f48", "#93ae98"]
    for start_x, lean, length in (
        (940, -0.05, 34),
        (960, -0.42, 25),
        (930, 0.4, 27),
        (945, 0.16, 20),
        (935, -0.22, 18),
    ):
        px, py, angle = float(start_x), 2360.0, -np.pi / 2 + 0.35 * lean
        stem = [f"{px:.0f},{py:.0f}"]
        for step in range(length):
            angle += 0.03 * lean + rng.normal(0, 0.025)
            px, py = px + 62 * np.cos(angle), py + 62 * np.sin(angle)
            stem.append(f"{px:.0f},{py:.0f}")
            if step < 5:
                continue
            size = 230 * (1 - 0.62 * step / length) * rng.uniform(0.85, 1.1)
            for side in (-1, 1):
                ink = str(rng.choice(greens))
                parts.append(_leaf(px, py, angle + side * rng.uniform(0.75, 1.15), size, size * 0.4, ink, "#e4ddc8"))
        parts.append(_leaf(px, py, angle, 120, 42, greens[1], "#e4ddc8"))
        stems.append(_stem(stem, "#6b4f3f", 9))
    return _printed(rng, ground, "".join(stems) + "".join(parts), wear=0.28)


def poppies(rng: Rng, width: int = 2000, rows: int = 2000) -> Pixels:
    ground = _paper(rng, width, rows, "#23364a")
    stems, heads = [], []
    for x, y, size in (
        (420, 820, 200),
        (980, 560, 270),
        (1540, 760, 220),
        (720, 1180, 150),
        (1290, 1130, 165),
        (1760, 1260, 120),
        (240, 1330, 115),
    ):
        bow_x, bow_y, foot = x + rng.uniform(-60, 60), (y + rows) / 2, 1000 + (x - 1000) * 0.55
        stems.append(
            f'<path d="M{x},{y} Q{bow_x:.0f},{bow_y:.0f} {foot:.0f},{rows + 30}" '
            f'stroke="#8fae8b" stroke-width="{size * 0.055:.1f}" fill="none"/>'
        )
        # Petals and their veins are the same on every side of the flower, only turned.
        outline = (
            f"M0,0 C{-size * 0.9:.0f},{-size * 0.25:.0f} {-size * 0.75:.0f},{-size * 1.15:.0f} 0,{-size:.0f} "
            f"C{size * 0.75:.0f},{-size * 1.15:.0f} {size * 0.9:.0f},{-size * 0.25:.0f} 0,0 Z"
        )
        veins = "".join(
            f'<line x1="0" y1="{-size * 0.25:.0f}" x2="{size * 0.09 * k:.0f}" y2="{-size * 0.8:.0f}" '
            'stroke="#b83a22" stroke-width="2.5" stroke-opacity="0.6"/>'
            for k in range(-4, 5)
        )
        for petal, tint in enumerate(("#e4572e", "#ef6f45", "#d5442a", "#f28a5d", "#e0522f")):
            turn = 72 * petal + rng.uniform(-9, 9)
            heads.append(
                f'<g transform="translate({x},{y}) rotate({turn:.0f})">'
                f'<path d="{outline}" fill="{tint}" fill-opacity="0.93"/>{veins}</g>'
            )
        heads += [
            f'<circle cx="{x + size * 0.3 * np.cos(a):.0f}" cy="{y + size * 0.3 * np.sin(a):.0f}" '
            f'r="{size * 0.035:.1f}" fill="#f7e3b0"/>'
            for a in np.linspace(0, 2 * np.pi, 22)
        ]
        heads.append(
            f'<circle cx="{x}" cy="{y}" r="{size * 0.2:.0f}" fill="#1c2a33"/>'
            f'<circle cx="{x}" cy="{y}" r="{size * 0.1:.0f}" fill="#a9bd86"/>'
        )
    for _ in range(46):
        foot, angle = rng.uniform(0, width), rng.normal(-np.pi / 2, 0.35)
        stems.append(
            _leaf(
                foot,
                rows + 20,
                angle,
                rng.uniform(260, 720),
                rng.uniform(14, 30),
                str(rng.choice(["#5d8570", "#7fa183", "#3f6660"])),
                "#2b4552",
            )
        )
    return _printed(rng, ground, "".join(stems) + "".join(heads), wear=0.12, sinks=False)
