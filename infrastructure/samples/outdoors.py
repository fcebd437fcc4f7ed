"""Ana's pictures: land, sea, sky and what grows."""

from typing import Final

from infrastructure.samples import alpine, clouds, fields, macro, night, ridges, water
from infrastructure.samples.sample import Sample, Shot

OUTDOORS: Final = (
    Sample(
        alpine.snowy_range, "Long shadows on the glacier",
        "Half an hour before the sun went behind the west wall. Nobody else up there.",
        "A snow-filled valley between dark rock peaks in low evening sun, thin clouds above.",
        ("mountains", "snow", "evening"), "ana", shot=Shot("2025:03:14 17:21:40", (45.9763, 7.6586)),
    ),
    Sample(
        alpine.misty_hills, "Fog in the valleys",
        "The fog stayed below us until ten, then it was gone within minutes.",
        "Green hills rise out of a sea of morning fog under a pale yellow sky.",
        ("mountains", "fog", "green"), "ana", shot=Shot("2025:09:28 07:02:11")
    ),
    Sample(
        alpine.red_canyon, "Sandstone, layer by layer",
        "Every band is a few thousand years of somebody's beach.",
        "Red and cream layers of rock step down into a canyon under a blue sky with streaks of cloud.",
        ("desert", "rock", "red"), "ana", shot=Shot("2024:10:05 08:40:52"),
    ),
    Sample(
        alpine.dunes, "Where the wind turned",
        "The ridge was sharp enough to cut the light in two.",
        "A curving dune crest divides bright orange sand from deep shadow with fine ripples.",
        ("desert", "dunes", "light"), "ana", shot=Shot("2025:01:19 16:55:03", (24.7136, -15.2012)),
    ),
    Sample(
        alpine.fjord, "Three small islands",
        "From the ferry's upper deck. Worth the cold fingers.",
        "A wide panorama of a still fjord with three small islands and snow-covered mountains behind.",
        ("fjord", "panorama", "snow", "water"), "ana", shot=Shot("2025:05:02 19:48:37", (62.1049, 7.2051)),
    ),
    Sample(
        ridges.seven_ridges, "Seven ridges at dawn",
        "Count them. The eighth is only there when the air is dry.",
        "Ridges in purple and rose, one behind the other, fade towards a low sun in an orange sky.",
        ("mountains", "dawn", "haze"), "ana", shot=Shot("2025:08:11 05:58:20"),
    ),
    Sample(
        ridges.blue_hour, "Blue hour, new moon",
        "Ten minutes that look like this, twice a day, for free.",
        "A thin crescent moon above dark pine forest and blue ridges at dusk.",
        ("forest", "night", "blue", "moon"), "ana",
    ),
    Sample(
        ridges.fog_forest, "One orange row",
        "Larches in October. Everything else keeps its needles and its manners.",
        "Rows of conifers in fog; one row glows orange between the green ones.",
        ("forest", "fog", "autumn"), "ana", shot=Shot("2024:10:22 09:13:45"),
    ),
    Sample(
        water.sunset_sail, "Last one home",
        "The only boat still out, and in no hurry.",
        "A sailing boat on a calm violet sea, the sun just above the horizon with a golden path below it.",
        ("sea", "sunset", "boat"), "ana", shot=Shot("2025:07:06 21:12:09"),
    ),
    Sample(
        water.moon_path, "The moon's path",
        "Tripod on wet rock, eight seconds, breath held.",
        "A full moon in thin clouds lays a silver path across a dark sea.",
        ("sea", "moon", "night"), "ana",
    ),
    Sample(
        water.lagoon, "Lagoon from above",
        "Straight down from the cliff path.",
        "Sand, white surf and turquoise water meet in a diagonal, seen from above.",
        ("sea", "beach", "aerial", "turquoise"), "ana", shot=Shot("2025:02:23 11:30:00", (-21.2367, 165.3)),
    ),
    Sample(
        night.aurora, "Green curtains",
        "It started as a grey smear and then somebody turned it up.",
        "Green and violet northern lights hang in curtains over dark hills and their reflection in a lake.",
        ("aurora", "night", "lake"), "ana",
    ),
    Sample(
        night.milky_way, "A tent under the galaxy",
        "The tent is lit by one headlamp. The rest is lit by everything else.",
        "The Milky Way rises over dark hills; a small tent glows orange below.",
        ("stars", "night", "camping"), "ana",
    ),
    Sample(
        fields.lavender, "Lavender, one tree",
        "The bees go home when the light gets like this.",
        "Rows of lavender run towards hills and a single tree under a pink sky.",
        ("field", "lavender", "sunset"), "ana", shot=Shot("2025:06:29 20:41:56", (43.9352, 5.0507)),
    ),
    Sample(
        fields.tulips, "Stripes",
        "A flat country's idea of a mountain view.",
        "Stripes of purple, white, pink, yellow and red tulips lead to a windmill on the horizon.",
        ("field", "flowers", "spring"), "ana", shot=Shot("2025:04:20 13:05:14"),
    ),
    Sample(
        fields.winter_tree, "January",
        "Minus fourteen, no wind, no sound.",
        "A single bare tree in a white field throws a long blue shadow.",
        ("winter", "tree", "minimal"), "ana", shot=Shot("2025:01:08 09:22:31"),
    ),
    Sample(
        macro.dandelion, "Four already gone",
        "One breath later there was nothing left to photograph.",
        "A white dandelion clock against a golden blur; four seeds drift away.",
        ("macro", "flowers", "bokeh"), "ana", shot=Shot("2025:05:18 18:36:02"),
    ),
    Sample(
        macro.morning_dew, "Seven in the morning",
        "Lying in wet grass is part of the job.",
        "Blades of grass with drops of dew in front of a soft green background.",
        ("macro", "dew", "green", "bokeh"), "ana", shot=Shot("2025:05:19 07:01:48"),
    ),
    Sample(
        clouds.above_the_clouds, "Window seat",
        "Always pay for the window.",
        "A sea of pink and violet clouds from above, the sun low over its edge.",
        ("clouds", "flight", "pink"), "ana",
    ),
    Sample(
        clouds.burning_sky, "The sky, on fire, briefly",
        "I ran for the camera. It lasted three minutes.",
        "Clouds glow red and gold across a dark blue evening sky above black hills.",
        ("clouds", "sunset", "red"), "ana", visibility="unlisted",
    ),
)
