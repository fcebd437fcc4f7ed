"""Ben's pictures: cities at night, and what he draws, prints and cuts at home."""

from typing import Final

from infrastructure.samples import city, flow, night, paper, posters, prints
from infrastructure.samples.sample import Sample, Shot

_PRINT: Final = {"vignette": 0.05, "grain": 0.006, "contrast": 0.05}
_SCREEN: Final = {"vignette": 0.0, "grain": 0.003, "contrast": 0.0}

STUDIO: Final = (
    Sample(
        city.harbour, "Everybody still at work",
        "From the far pier, long after the last ferry.",
        "A city's lit windows stretch into long reflections on dark harbour water.",
        ("city", "night", "reflection"), "ben", shot=Shot("2025:11:03 19:24:18", (1.2834, 103.8607)),
    ),
    Sample(
        city.evening_towers, "Towers and a big sun",
        "Flat layers, like a stage set.",
        "Silhouettes of towers in layers of orange and purple in front of a huge setting sun.",
        ("city", "sunset", "silhouette"), "ben", format="webp", darkroom={"grain": 0.008},
    ),
    Sample(
        city.street_lights, "Rain, no glasses",
        "How I see the street without them.",
        "Coloured discs of light, out of focus, above their reflections on a wet street.",
        ("city", "bokeh", "night"), "ben", shot=Shot("2025:10:30 22:17:41"),
    ),
    Sample(
        night.star_trails, "Two hours, one picture",
        "The pole star holds still for everybody.",
        "Star trails circle around the pole above a dark ridge.",
        ("stars", "night", "long exposure"), "ben", shot=Shot("2025:08:13 01:10:00"),
    ),
    Sample(
        paper.paper_hills, "Paper hills",
        "Seven sheets, one knife, one evening.",
        "Hills of cut paper from peach to navy in front of a pale paper sun.",
        ("paper", "craft", "hills"), "ben", format="webp", darkroom=_PRINT,
    ),
    Sample(
        paper.paper_reef, "Down through the paper",
        "Nine layers. The smallest hole was cut first, which was a mistake.",
        "Layers of cut paper from coral red to deep teal open around a dark centre.",
        ("paper", "craft", "teal"), "ben", darkroom=_PRINT,
    ),
    Sample(
        flow.ribbons, "Two thousand six hundred ribbons",
        "Each line follows the same invisible wind.",
        "Thousands of ribbons in blue, cream, orange and red flow in great curves.",
        ("abstract", "generative", "lines"), "ben", format="webp", darkroom=_PRINT,
    ),
    Sample(
        flow.marble, "Ink and gold",
        "Noise, bent by noise, bent by noise.",
        "Swirls of cream, teal and rust like polished marble with veins of gold.",
        ("abstract", "generative", "marble"), "ben", darkroom={"vignette": 0.06, "grain": 0.006},
    ),
    Sample(
        flow.silk, "Silk, from two sines",
        "Two lines of arithmetic, drawn nineteen million times.",
        "A translucent ribbon of light in rose and blue folds over itself on a dark ground.",
        ("abstract", "generative", "dark"), "ben", format="webp", darkroom={"grain": 0.008},
    ),
    Sample(
        prints.fern, "Fern, three fronds",
        "Printed from the garden wall's own volunteer.",
        "Three fern fronds in shades of green ink on cream paper.",
        ("botanical", "print", "green"), "ben", darkroom=_PRINT,
    ),
    Sample(
        prints.eucalyptus, "Eucalyptus",
        "Still smells of it, if you imagine hard enough.",
        "A bunch of eucalyptus branches in front of a terracotta circle on warm paper.",
        ("botanical", "print", "leaves"), "ben", darkroom=_PRINT,
    ),
    Sample(
        prints.poppies, "Poppies for the kitchen",
        "The wall was empty for three years.",
        "Seven orange-red poppies on a dark blue ground.",
        ("botanical", "flowers", "print"), "ben", format="webp", darkroom=_PRINT,
    ),
    Sample(
        posters.quarters, "Forty-eight squares",
        "Every square is one of six shapes. The rest is dice.",
        "A grid of quarter circles, discs and triangles in orange, blue, cream and green.",
        ("geometric", "poster", "colour"), "ben", format="png", darkroom=_SCREEN,
    ),
    Sample(
        posters.sunflower, "Fifteen hundred seeds",
        "One angle, 137.5 degrees, over and over.",
        "Petals in a golden spiral, dark in the middle and pale at the rim, on deep teal.",
        ("geometric", "poster", "spiral"), "ben", format="png", visibility="private", darkroom=_SCREEN,
    ),
)
