"""What becomes of the file of a picture."""

import base64
from collections.abc import Callable

import pytest

from gallery.media.rendered import Rendered
from tests.gallery import pictures
from tests.gallery.media.conftest import Render

SAMPLES: dict[str, Callable[[], bytes]] = {
    "image/jpeg": pictures.jpeg,
    "image/png": pictures.png,
    "image/webp": pictures.webp,
    "image/gif": pictures.gif,
    "image/avif": pictures.avif,
    "image/heic": pictures.heic,
    "image/heif": pictures.heic,
}


@pytest.mark.parametrize("content_type", SAMPLES)
def test_every_accepted_format_becomes_webp_renditions(rendering: Render, content_type: str) -> None:
    rendered = rendering(SAMPLES[content_type](), content_type)
    for width, path in rendered.renditions.items():
        assert path.name == f"{width}.webp"
        picture = pictures.opened(path)
        assert (picture.get("vips-loader"), picture.width) == ("webpload_source", width)
    assert max(rendered.renditions) == rendered.width
    assert not rendered.avif_renditions
    assert len(base64.b64decode(rendered.placeholder)) > 10


@pytest.mark.parametrize("content_type", SAMPLES)
def test_every_accepted_format_becomes_avif_renditions_when_asked(rendering: Render, content_type: str) -> None:
    rendered = rendering(SAMPLES[content_type](), content_type, avif=True)
    assert rendered.avif_renditions.keys() == rendered.renditions.keys()
    for width, path in rendered.avif_renditions.items():
        assert path.name == f"{width}.avif"
        picture = pictures.opened(path)
        assert (picture.get("heif-compression"), picture.width) == ("av1", width)
        assert (picture - pictures.opened(rendered.renditions[width])).abs().avg() < 4


def test_results_are_the_only_files_that_are_left(rendering: Render) -> None:
    rendered = rendering(pictures.jpeg(), avif=True)
    made = {rendered.published, rendered.preview, *rendered.renditions.values(), *rendered.avif_renditions.values()}
    assert set(rendered.published.parent.iterdir()) == made


@pytest.mark.parametrize("content_type", ["image/jpeg", "image/png", "image/webp", "image/avif", "image/heic"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_eight_orientations_come_out_upright(rendering: Render, content_type: str, orientation: int) -> None:
    rendered = rendering(pictures.turned_file(content_type, orientation), content_type)
    assert (rendered.width, rendered.height) == (320, 240)
    for path in (rendered.renditions[320], rendered.preview, rendered.published):
        shown = pictures.opened(path).autorot()
        assert (shown.width, shown.height) == (320, 240)
        assert (shown - pictures.quarters()).abs().avg() < 6


def test_renditions_are_never_wider_than_the_picture(rendering: Render) -> None:
    assert list(rendering(pictures.jpeg(1000, 500)).renditions) == [320, 640, 1000]
    assert list(rendering(pictures.png(90, 60), "image/png").renditions) == [90]


def test_a_large_picture_stops_at_2048(rendering: Render) -> None:
    rendered = rendering(pictures.jpeg(2600, 1300))
    assert list(rendered.renditions) == [320, 640, 1280, 2048]
    assert (rendered.width, rendered.height) == (2600, 1300)


@pytest.mark.parametrize(
    "sides", [pytest.param((700, 20_000), marks=pytest.mark.long), (20_000, 700), (1, 3000), (3000, 1)]
)
def test_extreme_proportions_are_shown_in_fewer_pixels_than_webp_can_hold(
    rendering: Render, sides: tuple[int, int]
) -> None:
    rendered = rendering(pictures.png(*sides), "image/png", avif=1 in sides)
    for path in [*rendered.renditions.values(), *rendered.avif_renditions.values()]:
        shown = pictures.opened(path)
        assert max(shown.width, shown.height) <= 16_383
        assert shown.width / shown.height == pytest.approx(sides[0] / sides[1], rel=0.03) or 1 in sides


@pytest.mark.parametrize("suffix", [".png", ".webp", ".avif"])
def test_transparency_is_kept(rendering: Render, suffix: str) -> None:
    see_through = bytes(pictures.scene(64, 64).bandjoin(128).write_to_buffer(suffix))
    rendered = rendering(see_through, f"image/{suffix[1:]}", avif=True)
    for path in (rendered.renditions[64], rendered.avif_renditions[64], rendered.published):
        assert pictures.opened(path)[3].avg() == pytest.approx(128, abs=2)
    assert not pictures.opened(rendered.preview).hasalpha()


def test_an_iphone_picture_is_published_as_a_jpeg(rendering: Render) -> None:
    rendered = rendering(pictures.heic(), "image/heic")
    assert rendered.published.name == "published.jpg"
    shown = pictures.opened(rendered.published)
    assert (shown.get("vips-loader"), shown.width, shown.height) == ("jpegload_source", 320, 240)


def test_the_link_preview_is_a_jpeg_up_to_1200_wide(rendering: Render) -> None:
    def side(rendered: Rendered) -> tuple[int, int]:
        preview = pictures.opened(rendered.preview)
        assert preview.get("vips-loader") == "jpegload_source"
        return preview.width, preview.height

    assert side(rendering(pictures.png(2000, 1000), "image/png")) == (1200, 600)
    assert side(rendering(pictures.png(90, 60), "image/png")) == (90, 60)
