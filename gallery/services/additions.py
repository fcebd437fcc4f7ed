"""Pictures that visitors of a share link send for its album: asking to send one, and following it.

They belong to the album's owner from the beginning, are private, count against the owner's quota and the link's own
bounds, and wait until the owner puts them into the album; docs/decisions/0029 has the reasons.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from ulid import ULID

from accounts.services.profiles import profile_get
from accounts.services.throttles import throttle
from gallery.errors import Invalid, LinkFull, LinkTakesNone, QuotaReached
from gallery.services.link_visits import Visit, link_revisit
from gallery.services.transfers import transfer_grant
from gallery.services.uploads import (
    FIRST_LOOK,
    POST_BYTES,
    Started,
    clean_filename,
    in_words,
    upload_check,
    upload_hold,
)
from gallery.tables import uploads as table
from gallery.tables.albums import Album
from gallery.tables.images import PRIVATE
from gallery.tables.links import link_count_addition
from gallery.tables.upload_steps import due_at
from gallery.tables.uploads import Upload

NAME_LENGTH: Final = 60
# Of each visitor's address in an hour, through whatever links.
ADDITIONS_PER_HOUR: Final = 300
# A grant lives ten minutes; this is time to try again, and short, because the owner's quota is held meanwhile.
_OPEN_FOR: Final = timedelta(hours=1)


def addition_start(
    *,
    token: str,
    viewer_id: str | None,
    visit_pass: str,
    ip: str,
    name: str,
    filename: str,
    content_type: str,
    size: int,
    sha256: str | None = None,
) -> Started:
    """Let a visitor who has opened a link send one picture for its album; it is no further open of the link.

    `name` is what the visitor calls themselves, and needed unless they are signed in. Raises what `link_revisit` does,
    LinkTakesNone, LinkFull, Invalid with the field at fault, QuotaReached or LimitReached.
    """
    visit = link_revisit(token=token, viewer_id=viewer_id, visit_pass=visit_pass)
    album = _album_that_takes(visit)
    upload_check(content_type=content_type, size=size, visibility=PRIVATE)
    if size > POST_BYTES:
        raise Invalid(f"Through a link we take pictures of {in_words(POST_BYTES)} at most.", field="size")
    guest_name = profile_get(user_id=viewer_id).display_name if viewer_id else clean_name(name)
    if not guest_name:
        raise Invalid("Say who you are, so that the owner of the album knows.", field="name")
    throttle(key=f"link-add#{ip}", limit=ADDITIONS_PER_HOUR, period=3600)
    now = datetime.now(UTC)
    # Without `open_owner_id`: it is not among what the owner has on their way and could go on with.
    upload = Upload(
        str(ULID.from_datetime(now)),
        owner_id=album.owner_id,
        due_shard=table.DUE_SHARD,
        due_at=due_at(now, FIRST_LOOK),
        state=table.AWAITING_UPLOAD,
        filename=clean_filename(filename),
        content_type=content_type,
        size=size,
        sha256=sha256,
        visibility=PRIVATE,
        created_at=now,
        open_until=now + _OPEN_FOR,
        link_id=visit.link.link_id,
        guest_id=viewer_id,
        guest_name=guest_name,
        guest_album_id=album.album_id,
    )
    try:
        upload_hold(upload, also=lambda writes: link_count_addition(writes, visit.link, size=size, now=now))
    except QuotaReached:
        # Which of the two it was, as the rows now stand; how much its owner has is not for visitors to know.
        _album_that_takes(link_revisit(token=token, viewer_id=viewer_id, visit_pass=visit_pass), size=size)
        raise QuotaReached("The owner of this album has no room for this picture.") from None
    return Started(upload, transfer_grant(upload, now=now))


def additions_look(*, token: str, viewer_id: str | None, visit_pass: str, upload_ids: Iterable[str]) -> list[Upload]:
    """What became of pictures that were sent through a link, a hundred at most; others are left out.

    Raises what `link_revisit` does.
    """
    visit = link_revisit(token=token, viewer_id=viewer_id, visit_pass=visit_pass)
    wanted = list(dict.fromkeys(upload_ids))
    found = table.uploads_get(upload_ids=wanted, now=datetime.now(UTC))
    return [found[one] for one in wanted if one in found and found[one].link_id == visit.link.link_id]


def clean_name(name: str) -> str:
    """A name that is safe to show: on one line, without control or direction marks, bounded; it may be empty."""
    one_line = re.sub(r"\s+", " ", unicodedata.normalize("NFC", name))
    printable = "".join(c for c in one_line if unicodedata.category(c)[0] != "C")
    return printable.strip()[:NAME_LENGTH].strip()


def _album_that_takes(visit: Visit, *, size: int = 0) -> Album:
    link, album = visit.link, visit.subject
    if not link.may_add or not isinstance(album, Album):
        raise LinkTakesNone
    if link.added >= link.max_added or link.added_bytes + size > link.max_added_bytes:
        raise LinkFull
    return album
