"""Pictures that are looked at automatically wait or are covered, and a provider that fails stops nothing."""

import logging
import socket
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.stub import Stubber
from django.conf import settings as site
from django.core.exceptions import ImproperlyConfigured

from accounts.services.profiles import profile_get
from gallery.services.jobs import Done, More, Work
from gallery.storage import keys
from gallery.tables.images import WAITING, Image, image_get
from gallery.tables.uploads import READY
from imageshare.env_values import thresholds
from moderation import providers
from moderation.services.screening import picture_screen
from tests.gallery import pictures
from tests.gallery.ingest.audits import differences_of
from tests.gallery.made_up import make_images, make_person
from tests.gallery.senders import run_jobs, share
from tests.roles import acting_as

CASES: list[dict[str, Any]] = []
LEAST = 60


def case_open(**case: Any) -> None:
    CASES.append(case)


@pytest.fixture
def stubbed(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stubber]:
    """Rekognition as its model has it, with answers put into its mouth."""
    CASES.clear()
    settings.SCREENING = "rekognition"
    settings.SCREENING_LABELS = {"Explicit": (90, "hold"), "Violence": (LEAST, "label")}
    settings.CASE_OPEN = f"{__name__}.case_open"
    client: Any = boto3.client("rekognition", region_name="eu-central-1")
    monkeypatch.setattr(providers, "_client", lambda: client)
    with Stubber(client) as stubber:
        yield stubber


def answer(stubber: Stubber, image_id: str, *labels: tuple[str, str, float]) -> None:
    found = [{"Name": name, "ParentName": parent, "Confidence": confidence} for name, parent, confidence in labels]
    place = {"S3Object": {"Bucket": site.MEDIA_BUCKET, "Name": keys.preview(image_id)}}
    asked = {"Image": place, "MinConfidence": LEAST}
    stubber.add_response("detect_moderation_labels", {"ModerationLabels": found}, asked)


def screen(image: Image, **cursor: int) -> More | Done:
    with acting_as("jobs"):
        return picture_screen(Work("screen", str(image.image_id), {}, cursor))


def test_a_label_that_reaches_its_threshold_has_a_picture_wait_and_tells_moderators(stubbed: Stubber) -> None:
    person = make_person()
    image = share(person.user_id, pictures.patches(81))
    assert image.state == READY
    # The job that the upload asked for is the one that looks.
    answer(stubbed, image.image_id, ("Exposed Parts", "Explicit", 93.4))
    run_jobs()
    stubbed.assert_no_pending_responses()
    current = image_get(image_id=image.image_id)
    assert (current.state, current.sensitive) == (WAITING, True)
    assert profile_get(user_id=person.user_id).image_count == 0
    [case] = CASES
    assert (case["source"], case["detail"]) == ("screening", "Found automatically: Exposed Parts (93 %)")
    assert differences_of(person.user_id) == []


@pytest.mark.parametrize(
    ("label", "sensitive"),
    [(("Violence", "", 61.0), True), (("Weapons", "Violence", 70.0), True), (("Explicit", "", 80.0), False)],
)
def test_a_picture_is_only_covered_or_let_be(stubbed: Stubber, label: tuple[str, str, float], sensitive: bool) -> None:
    [image] = make_images(make_person().user_id)
    answer(stubbed, image.image_id, label)
    assert screen(image) == Done()
    current = image_get(image_id=image.image_id)
    assert (current.state, current.sensitive) == (READY, sensitive)
    assert CASES == []


def test_a_provider_that_refuses_is_asked_three_times_and_the_picture_stays(
    stubbed: Stubber, caplog: pytest.LogCaptureFixture
) -> None:
    [image] = make_images(make_person().user_id)
    for _ in range(3):
        stubbed.add_client_error("detect_moderation_labels", "ThrottlingException")
    with caplog.at_level(logging.WARNING):
        first = screen(image)
        assert isinstance(first, More)
        assert first.wait_until is not None
        assert isinstance(screen(image, tried=1), More)
        assert screen(image, tried=2) == Done()
    assert len([one for one in caplog.records if one.msg == "screening of picture %s failed: %s"]) == 3
    assert image_get(image_id=image.image_id).state == READY


def test_a_provider_that_cannot_be_reached_blocks_no_upload(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SCREENING = "rekognition"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, and nobody listens
        refusing: Any = boto3.client(
            "rekognition",
            region_name="eu-central-1",
            endpoint_url=f"http://127.0.0.1:{taken.getsockname()[1]}",
            config=Config(connect_timeout=1, read_timeout=1, retries={"total_max_attempts": 1}),
        )
        monkeypatch.setattr(providers, "_client", lambda: refusing)
        image = share(make_person().user_id, pictures.patches(82))
        run_jobs()
        assert isinstance(screen(image), More)
    assert image_get(image_id=image.image_id).state == READY


def test_by_default_nobody_looks(settings: Any) -> None:
    assert settings.SCREENING == ""
    assert providers.provider_of_settings() is None
    [image] = make_images(make_person().user_id)
    assert screen(image) == Done()


def test_thresholds_are_read_by_label_and_faulty_ones_named() -> None:
    read = thresholds("Violence=80:label, Hate Symbols=92.5:hold", "SCREENING_LABELS")
    assert read == {"Violence": (80.0, "label"), "Hate Symbols": (92.5, "hold")}
    for faulty in ("Violence", "Violence=80", "Violence=80:delete", "Violence=101:hold"):
        with pytest.raises(ImproperlyConfigured, match="SCREENING_LABELS"):
            thresholds(faulty, "SCREENING_LABELS")
