"""The list of one's own links while rows go that the index still names."""

from collections.abc import Iterable

import pytest

from gallery.services.links import link_create, links_list
from gallery.tables import links as table
from gallery.tables.links import Link
from tests.accounts.people import create_person
from tests.gallery.made_up import make_images
from tests.roles import acting_as


def test_rows_that_go_while_the_list_is_read_do_not_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    owner = create_person("Pia").sub
    [image] = make_images(owner)
    made = [link_create(owner_id=owner, kind="image", subject_id=image.image_id).link.link_id for _ in range(7)][::-1]
    gone = made[:3]
    rows_of = table._rows

    def rows_after_some_are_gone(link_ids: Iterable[str]) -> dict[str, Link]:
        with acting_as("jobs"), Link.batch_write() as batch:
            for link_id in gone:
                batch.delete(Link(link_id))
        return rows_of(link_ids)

    monkeypatch.setattr(table, "_rows", rows_after_some_are_gone)
    first, after = links_list(owner_id=owner, limit=2)
    second, end = links_list(owner_id=owner, limit=2, after=after)
    assert [one.link.link_id for one in first + second] == made[3:]
    assert end is None
