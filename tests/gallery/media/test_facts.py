"""What a file says of how it was made; nonsense counts as absent."""

import random
from typing import Any

import pytest
from PIL.Image import Exif
from PIL.TiffImagePlugin import IFDRational

from gallery.media.facts import read_facts
from gallery.media.rendered import Facts
from tests.gallery import pictures
from tests.gallery.media.conftest import Render

MAKE, MODEL, SHOT, PLACE = 0x010F, 0x0110, 0x8769, 0x8825
EXPOSURE_TIME, F_NUMBER, ISO, TAKEN_AT, FOCAL_LENGTH, LENS = 0x829A, 0x829D, 0x8827, 0x9003, 0x920A, 0xA434


def exif(main: dict[int, Any], shot: dict[int, Any] | None = None, place: dict[int, Any] | None = None) -> bytes:
    """An EXIF block as another library writes it."""
    block = Exif()
    block.update(main)
    block.get_ifd(SHOT).update(shot or {})
    block.get_ifd(PLACE).update(place or {})
    return bytes(block.tobytes())


def dms(degrees: int, minutes: int, seconds: float) -> tuple[IFDRational, ...]:
    return IFDRational(degrees), IFDRational(minutes), IFDRational(round(seconds * 100), 100)


CAMERA = exif(
    {MAKE: "Canon", MODEL: "Canon EOS R5"},
    {
        EXPOSURE_TIME: IFDRational(1, 250),
        F_NUMBER: IFDRational(28, 10),
        ISO: 400,
        TAKEN_AT: "2024:05:06 07:08:09",
        FOCAL_LENGTH: IFDRational(50),
        LENS: "RF50mm F1.2 L USM",
    },
    {1: "S", 2: dms(33, 51, 24.12), 3: "E", 4: dms(151, 12, 30)},
)


def test_a_camera_s_fields_are_all_read() -> None:
    assert read_facts(CAMERA) == Facts(
        taken_at="2024-05-06T07:08:09",
        has_location=True,
        latitude=-33.8567,
        longitude=151.208333,
        camera="Canon EOS R5",
        lens="RF50mm F1.2 L USM",
        focal_length=50.0,
        aperture=2.8,
        exposure="1/250 s",
        iso=400,
    )


@pytest.mark.parametrize("content_type", ["image/jpeg", "image/png", "image/webp", "image/avif", "image/heic"])
def test_facts_are_read_from_every_format_that_has_them(rendering: Render, content_type: str) -> None:
    data = {"image/jpeg": pictures.jpeg, "image/heic": pictures.heic}.get(content_type, pictures.png)()
    if data == pictures.png():
        data = pictures.tagged(f".{content_type[6:]}")
    facts = rendering(data, content_type).facts
    assert (facts.camera, facts.taken_at) == ("Fujifilm X-T5", "2024-05-06T07:08:09")
    assert (facts.latitude, facts.longitude) == (60.17, 24.9375)


def test_a_file_without_exif_says_nothing(rendering: Render) -> None:
    assert rendering(pictures.gif(), "image/gif").facts == Facts()
    assert not rendering(pictures.jpeg(gps=False)).facts.has_location


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("Canon", "Canon EOS R5", "Canon EOS R5"),
        ("NIKON CORPORATION", "NIKON D850", "NIKON D850"),
        ("FUJIFILM", "X-T5", "FUJIFILM X-T5"),
        ("Apple", "iPhone 15 Pro", "Apple iPhone 15 Pro"),
        (" samsung ", " Galaxy\t S24\n", "samsung Galaxy S24"),
        ("Google", "", "Google"),
        ("", "Pixel 8", "Pixel 8"),
        ("", "", None),
        ("A\x07cme\x1b[31m", "Cam\u202eera", "A cme [31m Cam era"),
        ("M" * 80, "N" * 80, "M" * 80 + " " + "N" * 19),
    ],
)
def test_make_and_model_become_one_tidy_string(make: str, model: str, camera: str | None) -> None:
    assert read_facts(exif({MAKE: make.encode(), MODEL: model.encode()})).camera == camera


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (IFDRational(1, 8000), "1/8000 s"),
        (IFDRational(10, 2500), "1/250 s"),
        (IFDRational(1, 3), "0.3 s"),
        (IFDRational(1, 2), "0.5 s"),
        (IFDRational(1), "1 s"),
        (IFDRational(25, 10), "2.5 s"),
        (IFDRational(30), "30 s"),
        (IFDRational(0), None),
        (IFDRational(1, 0), None),
    ],
)
def test_exposure_is_written_as_people_write_it(seconds: IFDRational, text: str | None) -> None:
    assert read_facts(exif({}, {EXPOSURE_TIME: seconds})).exposure == text


@pytest.mark.parametrize(
    "place",
    [
        {1: "N", 2: dms(91, 0, 0), 3: "E", 4: dms(10, 0, 0)},
        {1: "N", 2: dms(50, 0, 0), 3: "E", 4: dms(181, 0, 0)},
        {1: "X", 2: dms(50, 0, 0), 3: "E", 4: dms(10, 0, 0)},
        {2: dms(50, 0, 0), 4: dms(10, 0, 0)},
        {1: "N", 2: dms(50, 0, 0)},
        {1: "N", 2: dms(50, 0, 0)[:1], 3: "E", 4: dms(10, 0, 0)},
        {1: "N", 2: (IFDRational(50, 0), IFDRational(0, 0), IFDRational(0)), 3: "E", 4: dms(10, 0, 0)},
    ],
)
def test_half_a_place_is_no_place_but_is_noticed(place: dict[int, Any]) -> None:
    facts = read_facts(exif({}, {}, place))
    assert (facts.latitude, facts.longitude) == (None, None)
    assert facts.has_location


@pytest.mark.parametrize(
    "taken_at", ["0000:00:00 00:00:00", "2024:13:01 00:00:00", "    :  :     :  :  ", "yesterday", ""]
)
def test_a_time_that_never_was_is_absent(taken_at: str) -> None:
    assert read_facts(exif({}, {TAKEN_AT: taken_at})).taken_at is None


def test_numbers_out_of_this_world_are_absent() -> None:
    shot = {FOCAL_LENGTH: IFDRational(0), F_NUMBER: IFDRational(0, 0), ISO: 0, LENS: b"\0\0\0\0"}
    assert read_facts(exif({}, shot)) == Facts()


def test_text_is_bounded_and_undecodable_bytes_go() -> None:
    facts = read_facts(exif({MODEL: b"Caf\xe9 Cam"}, {LENS: "L" * 900}))
    assert facts.camera == "Caf Cam"
    assert facts.lens == "L" * 100


def test_a_block_cut_short_anywhere_is_no_error() -> None:
    for end in range(len(CAMERA)):
        assert isinstance(read_facts(CAMERA[:end]), Facts)


def test_a_block_with_random_bytes_is_no_error() -> None:
    chance = random.Random(7)  # noqa: S311 (repeatable, not secret)
    for _ in range(3000):
        block = bytearray(CAMERA)
        for _ in range(chance.randint(1, 12)):
            block[chance.randrange(6, len(block))] = chance.randrange(256)
        assert isinstance(read_facts(bytes(block)), Facts)
