"""Static files with a hash of their content in their names, so that an old page finds its old files after a deployment.

The names are worked out into dist/static when the packages are built. The list of them travels in the web package, so
that each version of the code knows exactly its own files; `manage.py publish_static` puts the files into the bucket.
"""

from pathlib import Path
from typing import Any, Final

from django.contrib.staticfiles.storage import ManifestFilesMixin, ManifestStaticFilesStorage
from django.core.files.storage import FileSystemStorage
from storages.backends.s3 import S3ManifestStaticStorage

COLLECTED: Final = Path(__file__).resolve().parent.parent / "dist" / "static"


class _HashedOnce(ManifestFilesMixin):
    """Leaves the names below assets/ alone: Vite has hashed them, and its scripts import each other by those names."""

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        return name if name.startswith("assets/") else str(super().hashed_name(name, content, filename))


class CollectedStaticFiles(_HashedOnce, ManifestStaticFilesStorage):  # type: ignore[misc]  # as Django mixes them itself
    """Where `collectstatic` puts the files when the packages are built."""

    def __init__(self) -> None:
        super().__init__(location=COLLECTED)


class BucketStaticFiles(_HashedOnce, S3ManifestStaticStorage):
    """Where browsers fetch them from; which names there are it knows from the list in the package."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, manifest_storage=FileSystemStorage(location=COLLECTED))
