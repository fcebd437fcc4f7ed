"""`manage.py publish_static`: puts the collected static files into the bucket that browsers fetch them from."""

from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandError

from imageshare.static_storage import COLLECTED, BucketStaticFiles


class Command(BaseCommand):
    help = "Upload what is not in the bucket yet; old files stay for the pages that name them. Needs STATIC_BUCKET."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        bucket = staticfiles_storage
        # Django hands the storage out by a proxy, which `isinstance` sees through.
        if not isinstance(bucket, BucketStaticFiles):
            raise CommandError("STATIC_BUCKET is not set: there is nowhere to publish to.")
        new = [name for name in sorted(set(bucket.hashed_files.values())) if not bucket.exists(name)]
        for name in new:
            bucket.save(name, ContentFile((COLLECTED / name).read_bytes()))
        self.stdout.write(f"    {len(new)} new")
