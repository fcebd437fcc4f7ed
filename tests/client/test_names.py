"""Names that come from the site stay names: whatever it says, nothing leaves the folder or fools a terminal."""

from pathlib import Path

import pytest

from imageshare_client.names import LONGEST, is_id, printable, safe_name, with_id


@pytest.mark.parametrize(
    ("offered", "name"),
    [
        ("holiday.jpg", "holiday.jpg"),
        ("../../.ssh/authorized_keys", "authorized_keys"),
        ("/etc/passwd", "passwd"),
        (r"C:\Windows\win.ini", "win.ini"),
        ("..", "ID"),
        (".bashrc", "bashrc"),
        ("", "ID"),
        ("a\x00b\r\n.jpg", "ab.jpg"),
        ("invoice\u202egpj.exe", "invoicegpj.exe"),
        ("CON.jpg", "_CON.jpg"),
        ("what?*.jpg", "what__.jpg"),
        ("dots. . .", "dots"),
        ("caf\u0065\u0301.jpg", "caf\u00e9.jpg"),
    ],
)
def test_a_name_stays_in_its_folder(offered: str, name: str, tmp_path: Path) -> None:
    assert safe_name(offered, fallback="ID") == name
    assert (tmp_path / name).resolve().parent == tmp_path


def test_a_long_name_keeps_its_extension_and_fits() -> None:
    name = safe_name("\u00e9" * 5000 + ".jpeg", fallback="ID")
    assert name.endswith("\u00e9.jpeg")
    assert LONGEST - 2 < len(name.encode()) <= LONGEST


def test_an_id_makes_a_name_unlike_all_others() -> None:
    assert with_id("a.jpg", "01AB") == "a-01AB.jpg"
    assert with_id("01AB-320.webp", "01AB") == "01AB-320.webp"


def test_only_what_looks_like_an_id_goes_into_a_path() -> None:
    assert is_id("01KB3Q5W8Z")
    assert not any(is_id(text) for text in ("", "..", "a/b", "a b", "a\n", "x" * 65))


def test_a_terminal_is_told_nothing_but_text() -> None:
    assert printable("\x1b[2Jred\u202e") == "\ufffd[2Jred\ufffd"
