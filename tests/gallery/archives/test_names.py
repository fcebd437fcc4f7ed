"""Names inside archives: every system can store them, nobody is fooled by them."""

from datetime import UTC, datetime

import pytest

from gallery.services.archives.names import file_name, picture_moment, picture_name, safe_stem, zip_date
from tests.gallery.made_up import image_row

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Sunset over Näsijärvi", "Sunset over Näsijärvi"),
        ("../../etc/passwd", "etc passwd"),
        ('a<b>c:d"e/f\\g|h?i*j', "a b c d e f g h i j"),
        ("line\r\nbreak\x00nul\u202eexe.gpj", "line break nul exe.gpj"),
        ("trailing dots...", "trailing dots"),
        ("e\u0301te\u0301", "été"),
        ("नमस्ते 👩‍🚀", "नमस्ते 👩‍🚀"),
        (" . ", "fallback"),
        ("", "fallback"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_stores(text: str, stem: str) -> None:
    assert safe_stem(text, fallback="fallback") == stem


@pytest.mark.parametrize("char", ["x", "ä", "夏", "𠀀"])
def test_a_long_title_is_cut_between_characters(char: str) -> None:
    stem = safe_stem(char * 5000, fallback="")
    assert set(stem) == {char}
    assert len(f"10000 {stem}.heic".encode()) <= 255


def test_a_picture_has_the_extension_of_what_it_is_whatever_it_was_called() -> None:
    image = image_row("ana", created_at=NOW)
    image.title, image.filename, image.content_type = "", "holiday/IMG_1.PNG.exe", "image/heic"
    assert picture_name(image, number=7, digits=3, is_original=True) == "007 IMG_1.PNG.heic"
    # Others are told nothing of the file's own name, and their copy of it is a JPEG.
    assert picture_name(image, number=7, digits=3, is_original=False) == f"007 {image.image_id}.jpg"


def test_the_time_is_when_it_was_taken_if_the_viewer_may_know() -> None:
    image = image_row("ana", created_at=NOW)
    image.taken_at = "2001-02-03T04:05:06"
    assert zip_date(picture_moment(image, viewer_id="ben")) == (2001, 2, 3, 4, 5, 6)
    image.show_camera = False
    assert zip_date(picture_moment(image, viewer_id="ben")) == (2026, 11, 25, 12, 0, 0)
    assert zip_date(picture_moment(image, viewer_id="ana")) == (2001, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("year", "date"), [(1850, (1980, 1, 1, 0, 0, 0)), (1980, (1980, 5, 6, 7, 8, 9)), (9999, (2107, 12, 31, 23, 59, 58))]
)
def test_a_year_that_zip_files_do_not_know_becomes_the_nearest(year: int, date: tuple[int, ...]) -> None:
    assert zip_date(datetime(year, 5, 6, 7, 8, 9)) == date  # noqa: DTZ001 - a camera's clock has no zone


def test_files_are_numbered_only_if_there_are_several() -> None:
    assert file_name("Coast/2024", number=1, count=1) == "Coast 2024.zip"
    assert file_name("Coast", number=2, count=3) == "Coast (2 of 3).zip"
