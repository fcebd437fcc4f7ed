"""The numbers behind the picture of the storage page."""

from datetime import UTC, datetime
from itertools import pairwise

from gallery.services.site_totals import Totals, totals_recent
from gallery.tables import site_records
from infrastructure.screenshots.numbers import BEGINNING, DAYS, make_month
from tests.accounts.people import create_person
from tests.gallery import pictures
from tests.gallery.senders import share
from tests.roles import acting_as


def test_a_month_lies_before_what_is_counted_and_grows_to_it() -> None:
    share(create_person("Una").sub, pictures.jpeg(400, 300))
    now = datetime(2033, 5, 31, 12, tzinfo=UTC)
    with acting_as("operator"):
        make_month(site_records, now)
    days = [one for one in reversed(totals_recent(days=400)) if one.day.isoformat() >= "2033-05"]
    assert [one.day.day for one in days] == [*range(1, DAYS + 1), now.day]
    assert days[-1].images > 0
    assert all(_is_no_less(later, earlier) for earlier, later in pairwise(days))
    assert days[0].bytes_used == int(days[-1].bytes_used * BEGINNING)


def _is_no_less(later: Totals, earlier: Totals) -> bool:
    return later.images >= earlier.images and later.bytes_used >= earlier.bytes_used
