"""The demo's pictures say of themselves what the API takes."""

import pytest

from gallery.serializers.images import ImageChangesSerializer
from infrastructure.samples.catalogue import SAMPLES
from infrastructure.samples.sample import Sample


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.title)
def test_the_api_takes_what_is_said_of_a_picture(sample: Sample) -> None:
    said = {"title": sample.title, "description": sample.description, "alt_text": sample.alt_text, "tags": sample.tags}
    changes = ImageChangesSerializer(data=said)
    assert changes.is_valid(), changes.errors
    assert sample.alt_text
