"""Animations stay animations, within what a rendition may hold."""

import pytest

from gallery.media import limits
from tests.gallery import pictures
from tests.gallery.media.conftest import Render


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_an_animation_stays_an_animation_in_every_rendition(rendering: Render, suffix: str) -> None:
    rendered = rendering(pictures.animation(suffix), f"image/{suffix[1:]}", avif=True)
    assert (rendered.width, rendered.height) == (400, 300)
    assert list(rendered.renditions) == [320, 400]
    for width, path in rendered.renditions.items():
        film = pictures.opened(path, n=-1)
        assert (film.width, film.get("n-pages"), film.get("delay")) == (width, 4, [100] * 4)
    assert not rendered.avif_renditions
    assert pictures.opened(rendered.preview).height == 300


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_the_frames_of_a_rendition_differ_as_the_animation_s_do(rendering: Render, suffix: str) -> None:
    rendered = rendering(pictures.animation(suffix), f"image/{suffix[1:]}")
    film, shown = pictures.opened(pictures.animation(suffix), n=-1), pictures.opened(rendered.renditions[400], n=-1)
    for frame in range(4):
        before = film.crop(0, 300 * frame, 400, 300)
        assert (shown.crop(0, 300 * frame, 400, 300)[:3] - before[:3]).abs().avg() < 6


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_the_published_animation_keeps_every_frame(rendering: Render, suffix: str) -> None:
    shown = pictures.opened(rendering(pictures.animation(suffix), f"image/{suffix[1:]}").published, n=-1)
    assert (shown.get("n-pages"), shown.get("delay"), shown.get("loop")) == (4, [100] * 4, 0)


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_a_long_animation_gets_smaller_before_it_gets_shorter(
    rendering: Render, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Four frames of 400 x 300 do not fit into this, but four of 360 x 270 do.
    monkeypatch.setattr(limits, "FILM_PIXELS", 4 * 360 * 270)
    rendered = rendering(pictures.animation(suffix), f"image/{suffix[1:]}")
    assert list(rendered.renditions) == [320, 400]
    film = pictures.opened(rendered.renditions[400], n=-1)
    assert (film.width, film.get("page-height"), film.get("n-pages")) == (360, 270, 4)


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_an_animation_that_is_long_even_when_small_shows_its_leading_frames(
    rendering: Render, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILM_PIXELS", 2 * 320 * 240)
    rendered = rendering(pictures.animation(suffix), f"image/{suffix[1:]}")
    for path in rendered.renditions.values():
        film = pictures.opened(path, n=-1)
        assert (film.width, film.get("n-pages"), film.get("delay")) == (320, 2, [100] * 2)
    assert pictures.opened(rendered.published, n=-1).get("n-pages") == 4


@pytest.mark.parametrize(("name", "most"), [("MAX_FRAMES", 3), ("MAX_PIXELS_FILM", 3 * 400 * 300)])
@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_no_more_frames_are_decoded_than_the_limits_say(
    rendering: Render, suffix: str, name: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, name, most)
    rendered = rendering(pictures.animation(suffix), f"image/{suffix[1:]}")
    assert pictures.opened(rendered.renditions[400], n=-1).get("n-pages") == 3


@pytest.mark.long
def test_an_ordinary_gif_of_two_hundred_frames_keeps_them_all(rendering: Render) -> None:
    rendered = rendering(pictures.animation(".gif[effort=1]", frames=200, width=120, height=90), "image/gif")
    assert pictures.opened(rendered.renditions[120], n=-1).get("n-pages") == 200


def test_an_avif_sequence_shows_its_primary_picture(rendering: Render) -> None:
    rendered = rendering(pictures.avif_film(), "image/avif", avif=True)
    first = pictures.scene(64, 48) * 0.4
    for path in (rendered.renditions[64], rendered.avif_renditions[64], rendered.published):
        shown = pictures.opened(path)
        assert (shown.width, shown.height) == (64, 48)
        assert (shown - first).abs().avg() < 4
    assert b"moov" not in rendered.published.read_bytes()
