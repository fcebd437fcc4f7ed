"""Where each kind of object lives in the media bucket. Every key is made here, by the server, from ids alone."""

from urllib.parse import unquote_plus


def incoming(owner_id: str, upload_id: str) -> str:
    """What a browser sent and nobody has checked. Never signed for a reader."""
    return f"incoming/{owner_id}/{upload_id}"


def original(owner_id: str, image_id: str) -> str:
    """The untouched bytes; for their owner only."""
    return f"originals/{owner_id}/{image_id}"


def quarantined(owner_id: str, image_id: str) -> str:
    """The original of a picture that was taken down. Never signed for anybody."""
    return f"quarantine/{owner_id}/{image_id}"


def evidence(owner_id: str, image_id: str) -> str:
    """What moderators look at of it: its JPEG, made by us. Never signed for a reader."""
    return f"evidence/{owner_id}/{image_id}"


def published(image_id: str) -> str:
    """Full size without private metadata; for everybody who may see the picture."""
    return f"published/{image_id}"


def rendition(image_id: str, width: int, kind: str = "webp") -> str:
    """One rendition, `width` pixels wide; `kind` is webp or avif."""
    return f"renditions/{image_id}/{width}.{kind}"


def preview(image_id: str) -> str:
    """The JPEG that other sites show beside a link."""
    return f"renditions/{image_id}/preview.jpg"


def archive(owner_id: str, archive_id: str, number: int) -> str:
    """One ZIP file of an archive, counted from 1; for whoever asked for it. The bucket forgets it after some days."""
    return f"archives/{owner_id}/{archive_id}/{number}.zip"


def of_image(owner_id: str, image_id: str, widths: list[int]) -> list[str]:
    """Every key that a picture with these renditions may occupy."""
    return [
        original(owner_id, image_id),
        published(image_id),
        preview(image_id),
        *(rendition(image_id, width, kind) for width in widths for kind in ("webp", "avif")),
    ]


def of_owner(owner_id: str) -> tuple[str, ...]:
    """What the keys begin with that name somebody."""
    prefixes = ("archives", "evidence", "incoming", "originals", "quarantine")
    return tuple(f"{prefix}/{owner_id}/" for prefix in prefixes)


def parse_incoming(event_key: str) -> tuple[str, str] | None:
    """(owner_id, upload_id) from an S3 event's URL-encoded key; None for a key that is not an upload's."""
    parts = unquote_plus(event_key).split("/")
    if len(parts) != 3 or parts[0] != "incoming" or not all(parts):
        return None
    return parts[1], parts[2]
