"""Temporary: pictures to look at."""
import os
from datetime import UTC, datetime, timedelta

from gallery.tables.site_records import TOTALS, site_record_put
from tests.accounts.people import create_person, join_group
from tests.e2e.conftest import PageOpener
from tests.e2e.test_journeys import fill_in_cognito
from tests.gallery import pictures
from tests.gallery.senders import share
from tests.roles import acting_as

OUT = "/tmp/moddash-shots"

def test_look(open_page: PageOpener) -> None:
    os.makedirs(OUT, exist_ok=True)
    admin = create_person("Astrid Admin")
    join_group(admin, "administrators"); join_group(admin, "moderators")
    for name in ("Marta Holm", "Marius Berg", "Mara Quist"):
        p = create_person(name); share(p.sub, pictures.jpeg(400, 300))
    with acting_as("jobs"):
        for n in range(31):
            day = (datetime.now(UTC) - timedelta(days=30 - n))
            body = {"people": 1200 + 7 * n, "images": 20000 + 210 * n + n * n * 3, "public_images": 15000, "banned": 4, "suspended": 2, "bytes_used": (20000 + 210 * n + n*n*3) * 4_100_000, "size0": 600, "size1": 400, "size2": 260, "size3": 39, "size4": 4}
            site_record_put(kind=TOTALS, period=day.date().isoformat(), body=body, now=day)
    for theme in ("light", "dark"):
        for width, height in ((1280, 800), (360, 740)):
            page = open_page(width=width, height=height, theme=theme)
            page.goto("/moderation/storage/")
            fill_in_cognito(page, admin.email)
            for name, path in (("storage", "/moderation/storage/"), ("people", "/moderation/people/?q=mar"), ("person", f"/moderation/people/{admin.sub}"), ("queues", "/moderation/queues/"), ("audits", "/moderation/audits/"), ("settings", "/moderation/settings/")):
                page.goto(path)
                page.screenshot(path=f"{OUT}/{name}-{theme}-{width}.png")
