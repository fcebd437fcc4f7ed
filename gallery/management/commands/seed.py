"""`manage.py seed`: fills a laptop's tables with made-up pictures, to see how a full site behaves."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from gallery.services.seeding import images_seed


class Command(BaseCommand):
    help = "Add rows of made-up public pictures (without bytes) to the local AWS."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--images", type=int, required=True, help="how many pictures")
        parser.add_argument("--seed", type=int, default=1, help="which pictures and people")

    def handle(self, *args: Any, images: int, seed: int, **options: Any) -> None:
        if settings.AWS_ENDPOINT_URL is None:
            raise CommandError("This fills tables with pictures that are none; it only does so on a local AWS.")
        if not 1 <= images <= 1_000_000:
            raise CommandError("Choose between 1 and 1000000 pictures.")
        began = time.monotonic()
        images_seed(count=images, seed=seed)
        self.stdout.write(f"Added {images} pictures in {time.monotonic() - began:.0f} s.")
