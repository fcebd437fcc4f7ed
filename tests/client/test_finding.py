"""Which files of a folder are meant, and that the client and the server agree on what is a picture."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gallery.media.formats import ACCEPTED_TYPES, detect, same_format
from imageshare_client.errors import FileTrouble, Usage
from imageshare_client.finding import content_type, find
from imageshare_client.formats import SIGNATURE_BYTES, content_type_of
from tests.client.files import write
from tests.gallery import pictures


def names(paths: list[str], root: Path, *, recursive: bool = True) -> list[str]:
    return [str(file.path.relative_to(root)) for file in find(paths, recursive=recursive).found]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = ["b.jpg", "a.PNG", "deep/c.heic", ".d.jpg", ".e/f.jpg", "notes.txt", "deep/er/g.webp"]
    return write(tmp_path, dict.fromkeys(files, b"x"))


def test_folders_are_walked_in_order_without_what_is_hidden(root: Path) -> None:
    assert names([str(root)], root) == ["a.PNG", "b.jpg", "deep/c.heic", "deep/er/g.webp"]
    assert find([str(root)]).ignored == 2


def test_without_recursion_folders_in_folders_are_left(root: Path) -> None:
    assert names([str(root)], root, recursive=False) == ["a.PNG", "b.jpg"]


def test_a_file_that_is_named_is_meant_whatever_its_name(root: Path) -> None:
    assert names([str(root / "notes.txt"), str(root / ".d.jpg")], root) == ["notes.txt", ".d.jpg"]


def test_a_file_is_found_once_however_often_it_is_named(root: Path) -> None:
    assert names([str(root / "b.jpg"), str(root / "deep" / ".." / "b.jpg"), str(root)], root).count("b.jpg") == 1


def test_links_in_folders_are_passed_over(root: Path) -> None:
    (root / "link.jpg").symlink_to(root / "b.jpg")
    (root / "loop").symlink_to(root)
    assert "link.jpg" not in names([str(root)], root)
    assert len(names([str(root)], root)) == 4


def test_a_path_that_does_not_exist_is_wrong_usage(root: Path) -> None:
    with pytest.raises(Usage):
        find([str(root / "nowhere")])


def test_a_file_that_only_calls_itself_a_picture_is_none(root: Path) -> None:
    [found] = find([str(root / "b.jpg")]).found
    with pytest.raises(FileTrouble):
        content_type(found)


@pytest.mark.parametrize(
    "make", [pictures.jpeg, pictures.png, pictures.webp, pictures.gif, pictures.avif, pictures.heic]
)
def test_client_and_server_see_the_same_kind_of_picture(make: Callable[[], bytes]) -> None:
    beginning = make()[:SIGNATURE_BYTES]
    seen, detected = content_type_of(beginning), detect(beginning)
    assert seen in ACCEPTED_TYPES
    assert detected is not None
    assert same_format(detected, str(seen))


@pytest.mark.parametrize(
    "data", [pictures.tiff(), pictures.svg(), b"", b"RIFF1234WAVE", b"\0\0\0\x18ftypisom" + b"\0" * 20]
)
def test_neither_takes_anything_else(data: bytes) -> None:
    assert (content_type_of(data), detect(data)) == (None, None)
