"""What administrators see of people, storage, queues, audits and settings, and what they change."""

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import StringIO

import boto3
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from accounts.errors import Conflict, NotFound
from accounts.services.profiles import profile_get
from accounts.tables.profiles import Profile
from gallery.events import jobs
from gallery.messages import queue_depth
from gallery.services.audit_asking import JOB_ID, audit_done, audit_failed, audit_take
from gallery.services.audit_results import AuditLog, audit_begin_daily, audit_record, audit_results
from gallery.services.erasing.access import most_erase
from gallery.services.job_kinds import KINDS
from gallery.services.site_totals import MOST_KNOWN, most_of, stores_most, totals_recent, totals_schedule
from gallery.tables.jobs import Job
from gallery.tables.site_records import AUDIT_DAY, TOTALS, SiteRecord, site_record_put
from imageshare import env as environment
from imageshare.settings_in_force import settings_in_force
from moderation.services.administration import quota_change
from moderation.services.costs import site_estimate, storage_dollars
from moderation.services.ledger import ledger_verify
from moderation.tables.ledger import ledger_head
from tests.accounts.people import create_person
from tests.gallery import pictures
from tests.gallery.senders import share
from tests.moderation.site_numbers import count_all
from tests.moderation.staff import member
from tests.roles import acting_as


@pytest.fixture(scope="module")
def admin() -> Client:
    return member("administrators")[0]


def page(client: Client, path: str, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def test_people_are_found_by_the_beginning_of_their_handle_also_when_they_are_banned(admin: Client) -> None:
    person = create_person("Qwertz Holm")
    Profile(person.sub).update(actions=[Profile.state.set("disabled")])
    found = page(admin, "/moderation/people/", q="qwer")
    assert f"/moderation/people/{person.sub}" in found
    assert 'data-state="banned"' in found
    assert "Nobody has a handle" in page(admin, "/moderation/people/", q="zzzzqq")


def test_a_person_shows_what_they_hold_and_what_that_costs(admin: Client) -> None:
    person = create_person("Rita")
    share(person.sub, pictures.jpeg(400, 300))
    shown = page(admin, f"/moderation/people/{person.sub}")
    assert "of 20 GB" in shown
    assert "1, of these 1 public" in shown
    assert "at list prices" in shown
    assert admin.get("/moderation/people/nobody").status_code == 404


def test_a_quota_is_set_and_taken_back(admin: Client) -> None:
    person = create_person("Sven")
    path = f"/moderation/people/{person.sub}"
    assert admin.post(path, {"gigabytes": "1.5", "images": "7"}).status_code == 302
    profile = profile_get(user_id=person.sub)
    assert (profile.own_quota_bytes, profile.own_quota_images) == (1_500_000_000, 7)
    assert 'value="1.5"' in page(admin, path)
    assert admin.post(path, {"gigabytes": "", "images": ""}).status_code == 302
    profile = profile_get(user_id=person.sub)
    assert (profile.own_quota_bytes, profile.own_quota_images) == (None, None)


def test_a_quota_is_set_with_its_row_of_the_ledger_or_not_at_all() -> None:
    admin, ada = member("administrators", name="Ada")
    person = create_person("Sven")
    before = ledger_head()
    admin.post(f"/moderation/people/{person.sub}", {"gigabytes": "1.5", "images": ""})
    head = ledger_head()
    assert head is not None
    assert int(head.sequence) == (int(before.sequence) if before else 0) + 1
    said = head.values
    assert (said["action"], said["actor_id"]) == ("quota", ada.sub)
    assert said["reason"] == "May hold 1.5 GB and everybody's number of pictures."
    assert person.sub not in head.entry
    # A person who is gone gets neither.
    with pytest.raises(NotFound):
        quota_change(user_id="nobody", administrator_id=ada.sub, size=1, images=None)
    Profile(person.sub).update(actions=[Profile.state.set("erasing")])
    with pytest.raises(Conflict):
        quota_change(user_id=person.sub, administrator_id=ada.sub, size=1, images=None)
    newest = ledger_head()
    assert newest is not None
    assert newest.entry_hash == head.entry_hash
    assert ledger_verify().faults == []


def test_a_quota_that_makes_no_sense_is_refused_with_words(admin: Client) -> None:
    person = create_person("Tora")
    answer = admin.post(f"/moderation/people/{person.sub}", {"gigabytes": "-1", "images": "many"})
    assert answer.status_code == 422
    assert answer.content.decode().count('class="error"') == 2
    assert profile_get(user_id=person.sub).own_quota_bytes is None


def test_the_daily_count_passes_everybody_once_and_never_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gallery.services.site_totals.PAGE", 7)
    count_all("2026-01-01")
    before = next(one for one in totals_recent(days=400) if one.day.isoformat() == "2026-01-01")
    person = create_person("Ulf van der Berg")  # stands under five words
    image = share(person.sub, pictures.jpeg(400, 300))
    create_person("Ylva")
    count_all("2026-01-02")
    after = next(one for one in totals_recent(days=400) if one.day.isoformat() == "2026-01-02")
    assert after.people == before.people + 2
    assert after.images == before.images + 1
    assert after.bytes_used - before.bytes_used == image.size
    assert sum(after.sizes) == after.people


def test_who_stores_most_is_known_by_the_daily_count_and_forgotten_with_them(admin: Client) -> None:
    large, small, none = (create_person(name) for name in ("Wanda", "Wim", "Wren"))
    for person, size in ((large, 9 * 10**15), (small, 8 * 10**15)):
        Profile(person.sub).update(actions=[Profile.bytes_used.set(size), Profile.handle.set(f"h{person.sub[:8]}")])
    count_all("2026-01-03")
    known = [one.user_id for one in stores_most(limit=50)]
    assert known[:2] == [large.sub, small.sub]
    assert none.sub not in known
    with acting_as("jobs"):
        site_record_put(kind=TOTALS, period="2026-01-03", body={"people": 3, "size0": 3}, now=datetime.now(UTC))
    shown = page(admin, "/moderation/storage/")
    assert shown.index(f"/moderation/people/{large.sub}") < shown.index(f"/moderation/people/{small.sub}")
    with acting_as("jobs"):
        assert most_erase(large.sub) == {"site_records": 1}
        assert most_erase(large.sub) == {}
    assert large.sub not in [one.user_id for one in stores_most(limit=50)]
    # Who is being erased is not put there again.
    Profile(small.sub).update(actions=[Profile.state.set("erasing")])
    count_all("2026-01-04")
    assert small.sub not in [one.user_id for one in stores_most(limit=50)]


def test_only_so_many_are_known() -> None:
    people = most_of((size, f"person-{size}") for size in range(MOST_KNOWN + 10))
    assert [size for size, _ in people] == list(range(MOST_KNOWN + 9, 9, -1))


def test_the_daily_count_is_asked_for_once_a_day() -> None:
    now = datetime(2031, 5, 6, 12, tzinfo=UTC)
    with acting_as("jobs"):
        assert totals_schedule(now=now)
        assert not totals_schedule(now=now + timedelta(hours=3))
        assert totals_schedule(now=now + timedelta(days=1))
    assert Job.get("totals#2031-05-06").kind in KINDS


def test_storage_shows_the_newest_count_and_an_estimate_that_says_so(admin: Client) -> None:
    for day, images in (("2032-02-04", 4000), ("2032-03-05", 5000)):
        body = {"people": 12, "images": images, "bytes_used": images * 4_000_000, "size2": 12}
        with acting_as("jobs"):
            site_record_put(kind=TOTALS, period=day, body=body, now=datetime.now(UTC))
    shown = page(admin, "/moderation/storage/")
    assert "20 GB" in shown
    assert "estimated" in shown
    assert "(1,000 since 4 Feb)" in shown


def test_an_estimate_grows_with_what_is_stored_and_with_its_use() -> None:
    small = site_estimate(bytes_used=10**9, images=250, uploads=10)
    large = site_estimate(bytes_used=10**12, images=250_000, uploads=10)
    busy = site_estimate(bytes_used=10**9, images=250, uploads=10_000)
    assert large.stored_dollars > 900 * small.stored_dollars
    assert large.used_dollars == small.used_dollars < busy.used_dollars
    # Two copies of a terabyte, and what is made of the pictures, at 0.023 a gigabyte.
    assert storage_dollars(bytes_used=10**12, images=0) == pytest.approx(46)


def test_queues_say_what_was_put_aside_and_a_job_brings_it_back(admin: Client) -> None:
    with acting_as("operator"):
        sqs = boto3.client("sqs", region_name=settings.AWS_REGION)
        sqs.send_message(QueueUrl=f"{settings.UPLOADS_QUEUE_URL}-dead-letters", MessageBody='{"Event": "s3:TestEvent"}')
    assert queue_depth(settings.UPLOADS_QUEUE_URL).dead == 1
    assert "data-alarm" in page(admin, "/moderation/queues/")
    assert admin.post("/moderation/queues/redrive").status_code == 302
    with acting_as("jobs"):
        jobs.handle_schedule()
    assert queue_depth(settings.UPLOADS_QUEUE_URL).dead == 0
    assert "1 message went back" in page(admin, "/moderation/queues/")


def test_an_audit_leaves_what_it_found(admin: Client) -> None:
    person = create_person("Vigdis")
    Profile(person.sub).update(actions=[Profile.image_count.set(3)])
    # Other tests leave pictures without bytes, which it cannot repair.
    with acting_as("maintenance"), suppress(SystemExit):
        call_command("audit", "--repair", "--grace", "0")
    shown = page(admin, "/moderation/audits/")
    assert "wrong counters" in shown
    assert person.sub not in shown


def test_an_administrator_asks_for_an_audit_and_the_maintenance_role_runs_it(admin: Client) -> None:
    assert page(admin, "/moderation/audits/").count("Asked for") == 0
    assert audited() == "", "nobody has asked"
    assert admin.post("/moderation/audits/run").status_code == 302
    assert "it waits for the maintenance role" in page(admin, "/moderation/audits/")
    with acting_as("jobs"):
        jobs.handle_schedule()  # not a matter of the jobs function, which may not
    Job(JOB_ID).update(actions=[Job.created_at.set(datetime.now(UTC) - timedelta(hours=1))])
    assert "nobody has taken it up" in page(admin, "/moderation/audits/")
    runs = len(audit_results())
    assert audited().strip().endswith(("left.", "agrees."))
    assert len(audit_results()) == runs + 1
    assert "done <time" in page(admin, "/moderation/audits/")
    assert audited() == "", "once is enough"


def test_an_audit_is_run_once_a_day_unasked_whoever_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_the_day()
    assert audited() == "", "not without --daily"
    runs = len(audit_results(limit=100))
    assert audited("--daily").strip().endswith(("left.", "agrees."))
    assert audited("--daily") == ""
    assert len(audit_results(limit=100)) == runs + 1
    # The day after one that broke off has its own.
    forget_the_day()
    monkeypatch.setattr("gallery.management.commands.audit.audit", broken)
    with pytest.raises(ZeroDivisionError):
        audited("--daily")
    assert audited("--daily") == ""
    with acting_as("maintenance"):
        assert audit_begin_daily(now=datetime.now(UTC) + timedelta(days=1))


def forget_the_day() -> None:
    with acting_as("operator"):
        SiteRecord(AUDIT_DAY, datetime.now(UTC).date().isoformat()).delete()


def broken(**_options: object) -> None:
    raise ZeroDivisionError


def test_the_page_says_that_audits_are_not_run_any_more(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with acting_as("maintenance"):
        audit_record(AuditLog())
    assert "No audit has ended since" not in page(admin, "/moderation/audits/")
    monkeypatch.setattr("moderation.pages.system.OLD", timedelta(microseconds=1))
    assert f"No audit has ended since {datetime.now(UTC):%-d %b %Y}" in page(admin, "/moderation/audits/")


def audited(*more: str) -> str:
    said = StringIO()
    with acting_as("maintenance"):
        call_command("audit", "--asked", "--grace", "0", *more, stdout=said)
    return said.getvalue()


def test_what_is_asked_for_while_one_runs_is_run_once_more(admin: Client) -> None:
    admin.post("/moderation/audits/run")
    with acting_as("maintenance"):
        job = audit_take()
        assert job is not None
        assert audit_take() is None, "one at a time"
    assert "under way" in page(admin, "/moderation/audits/")
    admin.post("/moderation/audits/run")
    with acting_as("maintenance"):
        audit_done(job, left=0)
        again = audit_take()
        assert again is not None
        audit_failed(again)
    assert "it broke off" in page(admin, "/moderation/audits/")


def test_settings_show_values_and_no_secret(admin: Client) -> None:
    shown = page(admin, "/moderation/settings/")
    assert "MAX_UPLOAD_BYTES" in shown
    assert settings.MEDIA_BUCKET in shown
    for secret in (settings.SECRET_KEY, settings.COGNITO_CLIENT_SECRET):
        assert secret
        assert secret not in shown
    secrets = {row.name for row in settings_in_force(environment.load(os.environ)) if row.is_secret}
    assert {"SECRET_KEY", "COGNITO_CLIENT_SECRET", "ORIGIN_SECRETS", "MEDIA_KEY"} <= secrets
