"""The auditor of the bucket: objects and open multipart uploads that no row needs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial

from gallery.services.archives.ending import archive_keys
from gallery.services.differences import Difference
from gallery.storage.listing import OpenMultipart, StoredObject
from gallery.storage.multipart import multipart_abort
from gallery.storage.objects import object_delete
from gallery.tables.archives import Archive
from gallery.tables.images import TAKEN_DOWN, Image
from gallery.tables.uploads import AWAITING_UPLOAD, Upload


@dataclass(frozen=True)
class Needed:
    """The rows that may need an object, uploads and pictures by their ids."""

    uploads: Mapping[str, Upload]
    images: Mapping[str, Image]
    archives: Iterable[Archive]

    @cached_property
    def archive_keys(self) -> frozenset[str]:
        return frozenset(key for archive in self.archives for key in archive_keys(archive))

    @cached_property
    def multipart_ids(self) -> frozenset[str | None]:
        awaited = (upload.multipart_id for upload in self.uploads.values() if upload.state == AWAITING_UPLOAD)
        return frozenset([*awaited, *(archive.multipart_id for archive in self.archives)])

    def needs(self, key: str) -> bool:
        """Whether a row needs what lies under a key."""
        prefix, *rest = key.split("/")
        if prefix == "archives":
            return key in self.archive_keys
        # renditions have a file name behind, all others the owner before, or nothing.
        subject = rest[0] if prefix == "renditions" else rest[-1]
        image, upload = self.images.get(subject), self.uploads.get(subject)
        if image is not None and image.state in TAKEN_DOWN:
            return prefix in ("evidence", "quarantine") or not image.is_quarantined
        is_open = upload is not None and not upload.is_final
        return is_open or (prefix not in ("evidence", "incoming", "quarantine") and image is not None)


def audit_objects(objects: Iterable[StoredObject], *, needed: Needed, before: datetime) -> Iterator[Difference]:
    for stored in objects:
        if stored.modified_at < before and not needed.needs(stored.key):
            yield Difference("orphaned object", stored.key, "no row needs it", partial(_delete, stored.key))


def audit_multiparts(multiparts: Iterable[OpenMultipart], *, needed: Needed, before: datetime) -> Iterator[Difference]:
    for multipart in multiparts:
        if multipart.multipart_id not in needed.multipart_ids and multipart.begun_at < before:
            yield Difference(
                "orphaned multipart upload", multipart.key, multipart.multipart_id, partial(_abort, multipart)
            )


def _delete(key: str) -> bool:
    object_delete(key)
    return True


def _abort(multipart: OpenMultipart) -> bool:
    multipart_abort(multipart.key, multipart.multipart_id)
    return True
