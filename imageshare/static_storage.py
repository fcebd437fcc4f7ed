"""Static files with a hash of their content in their names, so that an old page finds its old files after a deployment.

The names are worked out into dist/static when the packages are built. The list of them travels in the web package, so
that each version of the code knows exactly its own files; `make deploy` puts the files themselves into the bucket.
"""

from typing import Any

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class HashedStaticFiles(ManifestStaticFilesStorage):
    """Leaves the names below assets/ alone: Vite has hashed them, and its scripts import each other by those names."""

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        return name if name.startswith("assets/") else str(super().hashed_name(name, content, filename))
