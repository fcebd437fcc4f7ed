"""Pictures come back whole, verified, and in nobody else's place; lists go page by page."""

from pathlib import Path

from tests.accounts.people import bearer, create_person
from tests.client.conftest import Program
from tests.client.files import large_jpeg, write
from tests.client.network import Network
from tests.gallery import pictures


def test_pictures_come_back_as_they_were_sent(program: Program, folder: Path, tmp_path: Path) -> None:
    (folder / "twin.jpg").write_bytes(pictures.jpeg(640, 480))
    write(folder, {"other/a.jpg": pictures.jpeg(300, 200)})
    program("upload", str(folder))
    target = tmp_path / "back"
    answer = program("download", "--json", "--all", "--to", str(target))
    assert (answer.code, answer.summary["saved"]) == (0, 6), answer.out
    sent = [folder / name for name in ("a.jpg", "other/a.jpg", "deep/er/b.png", "c.heic", "d.webp", "twin.jpg")]
    assert {file.read_bytes() for file in target.iterdir()} == {file.read_bytes() for file in sent}

    again = program("download", "--json", "--all", "--to", str(target))
    assert (again.code, again.summary["skipped"], len(list(target.iterdir()))) == (0, 6, 6)


def test_a_download_replaces_no_other_file(program: Program, folder: Path, tmp_path: Path) -> None:
    sent = program("upload", "--json", str(folder / "d.webp"))
    image_id = sent.records[0]["image_id"]
    target = write(tmp_path / "back", {"d.webp": b"mine"})
    assert program("download", image_id, "--to", str(target)).code == 0
    assert (target / "d.webp").read_bytes() == b"mine"
    assert (target / f"d-{image_id}.webp").read_bytes() == pictures.webp()

    (target / f"d-{image_id}.webp").write_bytes(b"mine too")
    full = program("download", "--json", image_id, "--to", str(target))
    assert (full.code, full.records[0]["code"]) == (1, "exists")
    assert sorted(file.name for file in target.iterdir()) == [f"d-{image_id}.webp", "d.webp"]


def test_a_download_goes_on_where_it_was_cut_off(program: Program, network: Network, tmp_path: Path) -> None:
    data = large_jpeg(2)
    file = write(tmp_path, {"large.jpg": data}) / "large.jpg"
    image_id = program("upload", "--json", str(file)).records[0]["image_id"]
    cut = 3_000_000
    network.trouble = lambda asked: cut if "/originals/" in asked.url and "Range" not in asked.headers else None
    program.environment["HTTP_PROXY"] = network.url
    target = tmp_path / "back"
    answer = program("download", "--json", image_id, "--to", str(target))
    assert (answer.code, answer.results()) == (0, {"large.jpg": "saved"}), answer.err
    assert (target / "large.jpg").read_bytes() == data
    ranges = [asked.headers["Range"] for asked in network.asked if "Range" in asked.headers]
    assert len(ranges) == 1
    assert 0 < int(ranges[0].removeprefix("bytes=").removesuffix("-")) <= cut


def test_bytes_that_changed_on_the_way_are_not_kept(program: Program, folder: Path, tmp_path: Path) -> None:
    image_id = program("upload", "--json", str(folder / "d.webp")).records[0]["image_id"]
    size = len(pictures.webp())
    target = write(tmp_path / "back", {f".{image_id}-original.part": b"x" * (size - 10)})
    answer = program("download", "--json", image_id, "--to", str(target))
    assert (answer.code, answer.records[0]["code"]) == (1, "checksum_mismatch")
    assert list(target.iterdir()) == []
    assert program("download", image_id, "--to", str(target)).code == 0


def test_renditions_and_other_peoples_pictures_come_under_names_of_their_own(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    sent = program("upload", "--json", "--visibility", "public", str(folder / "a.jpg"))
    image_id = sent.records[0]["image_id"]
    target = tmp_path / "back"
    assert program("download", image_id, "--rendition", "320", "--to", str(target)).code == 0
    assert (target / f"{image_id}-320.webp").read_bytes()[8:12] == b"WEBP"
    ben = Program(program.home, {**program.environment, "IMAGESHARE_TOKEN": bearer(create_person("Ben"))})
    assert ben("download", image_id, "--to", str(target)).code == 0
    published = (target / f"{image_id}.jpg").read_bytes()
    assert published.startswith(b"\xff\xd8\xff")
    assert published != pictures.jpeg()
    wrong = program("download", "--json", image_id, "--rendition", "321", "--to", str(target))
    assert (wrong.code, wrong.results()) == (1, {image_id: "failed"})


def test_somebody_elses_private_picture_is_not_found(program: Program, folder: Path, tmp_path: Path) -> None:
    image_id = program("upload", "--json", str(folder / "d.webp")).records[0]["image_id"]
    ben = Program(program.home, {**program.environment, "IMAGESHARE_TOKEN": bearer(create_person("Ben"))})
    answer = ben("download", "--json", image_id, "--to", str(tmp_path / "back"))
    assert (answer.code, answer.records[0]["code"]) == (1, "not_found")


def test_a_list_goes_page_by_page(program: Program, tmp_path: Path) -> None:
    write(tmp_path / "many", {f"{n}.png": pictures.png(32 + n, 32) for n in range(7)})
    assert program("upload", str(tmp_path / "many")).code == 0
    everything = [image["id"] for image in program("list", "--json", "--all").records]
    assert len(set(everything)) == 7
    assert [image["id"] for image in program("list", "--json", "--limit", "3").records] == everything[:3]
    text = program("list").out.splitlines()
    assert [line.split()[0] for line in text] == everything
