"""Share links in their owner's hand and in their visitors': limits that hold at the moment of reading."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from accounts.tables.profiles import ACTIVE, DISABLED, Profile
from gallery.errors import (
    Conflict,
    DomainError,
    ImageNotFound,
    Invalid,
    LimitReached,
    LinkExpired,
    LinkNotFound,
    LinkPasswordRequired,
    LinkPasswordWrong,
    LinkUsedUp,
    NotTheOwner,
)
from gallery.services.images import image_delete
from gallery.services.link_cards import link_card, link_download, widths_allowed
from gallery.services.link_pictures import link_picture
from gallery.services.link_visits import PASSWORD_TRIES, Gate, Visit, link_look, link_open, link_revisit
from gallery.services.links import Made, link_create, link_revoke, link_update, links_list, links_revoke_all
from gallery.tables.images import PRIVATE, Image
from gallery.tables.links import Link, link_change, link_get
from gallery.tables.relations import BLOCKED_BY, BLOCKS, Relation, relation_key
from tests.accounts.people import Person, create_person
from tests.gallery import pictures
from tests.gallery.senders import share
from tests.roles import acting_as


@pytest.fixture(scope="module")
def image(ana: Person) -> Image:
    """A private one: a link is what shows it to others."""
    return share(ana.sub, pictures.jpeg(1400, 900), visibility=PRIVATE)


def make(image: Image, **limits: Any) -> tuple[Link, str]:
    made = link_create(owner_id=image.owner_id, kind="image", subject_id=image.image_id, **limits)
    assert made.token
    return made.link, made.token


def opened(token: str, *, password: str | None = None, viewer_id: str | None = None, ip: str | None = None) -> Visit:
    """Opened by a new visitor, from an address of its own."""
    address = ip or secrets.token_hex(4)
    return link_open(token=token, viewer_id=viewer_id, visit_pass=None, password=password, ip=address)


def state(link: Link) -> Made:
    return next(made for made in links_list(owner_id=link.owner_id, limit=100)[0] if made.link.link_id == link.link_id)


def put_off(link: Link, **delta: float) -> None:
    """Set when it expires without touching what DynamoDB removes: the row still stands."""
    open_until = datetime.now(UTC) + timedelta(**delta)
    assert link_change(link_id=link.link_id, owner_id=link.owner_id, changes={"open_until": open_until})


def test_only_a_hash_of_the_token_is_kept(image: Image) -> None:
    link, token = make(image)
    assert len(token) >= 32
    kept = link_get(link_id=link.link_id).to_simple_dict()
    assert token not in str(kept)
    with pytest.raises(LinkNotFound):
        opened(link.link_id)


def test_a_link_lasts_thirty_days_unless_it_says_otherwise(image: Image) -> None:
    link, _ = make(image)
    assert link.open_until - link.created_at == timedelta(days=30)


def test_a_private_picture_is_shown_by_its_link_and_opens_are_counted(image: Image) -> None:
    link, token = make(image)
    assert link_picture(opened(token)).image_id == image.image_id
    opened(token)
    shown = state(link)
    assert (shown.link.opens, shown.state) == (2, "active")
    assert shown.link.last_opened_at > link.created_at


def test_fifty_opens_at_once_of_a_link_for_five_are_exactly_five(image: Image) -> None:
    link, token = make(image, max_opens=5)

    def attempt(number: int) -> str:
        try:
            opened(token, ip=f"parallel-{number}")
        except LinkUsedUp:
            return "used up"
        return "open"

    with ThreadPoolExecutor(max_workers=50) as pool:
        answers = list(pool.map(attempt, range(50)))
    assert (answers.count("open"), answers.count("used up")) == (5, 45)
    assert link_get(link_id=link.link_id).opens == 5
    assert state(link).state == "used_up"


def test_looking_again_with_the_pass_counts_no_second_open(image: Image) -> None:
    link, token = make(image, max_opens=1)
    visit = opened(token)
    again = link_look(token=token, viewer_id=None, visit_pass=visit.visit_pass, ip="a")
    assert isinstance(again, Visit)
    assert link_get(link_id=link.link_id).opens == 1
    for foreign in (None, "nonsense", visit.visit_pass[:-1], opened(make(image)[1]).visit_pass):
        with pytest.raises(LinkUsedUp):
            link_look(token=token, viewer_id=None, visit_pass=foreign, ip="a")


def test_its_owner_looks_without_using_it_up(image: Image) -> None:
    link, token = make(image, max_opens=1, password="correct horse")
    assert isinstance(link_look(token=token, viewer_id=image.owner_id, visit_pass=None, ip="a"), Visit)
    assert link_get(link_id=link.link_id).opens == 0


def test_a_link_with_limited_opens_or_a_password_waits_to_be_opened(image: Image) -> None:
    for limits, needs_password in (({"max_opens": 1}, False), ({"password": "correct horse"}, True)):
        link, token = make(image, **limits)
        assert link_look(token=token, viewer_id=None, visit_pass=None, ip="a") == Gate(needs_password)
        assert link_get(link_id=link.link_id).opens == 0


def test_an_expired_link_that_still_stands_opens_nothing_not_even_with_a_pass(image: Image) -> None:
    link, token = make(image)
    visit_pass = opened(token).visit_pass
    put_off(link, seconds=-1)
    with pytest.raises(LinkExpired):
        opened(token)
    with pytest.raises(LinkExpired):
        link_look(token=token, viewer_id=None, visit_pass=visit_pass, ip="a")
    with pytest.raises(LinkExpired):
        link_revisit(token=token, viewer_id=None, visit_pass=visit_pass)
    assert state(link).state == "expired"
    link_update(owner_id=image.owner_id, link_id=link.link_id, changes={"expires_in": 3600})
    assert opened(token).visit_pass


def test_revoking_works_at_once_and_for_good_also_for_who_is_in(image: Image) -> None:
    link, token = make(image, max_opens=5)
    visit_pass = opened(token).visit_pass
    link_revoke(owner_id=image.owner_id, link_id=link.link_id)
    link_revoke(owner_id=image.owner_id, link_id=link.link_id)
    for given in (None, visit_pass):
        with pytest.raises(LinkNotFound):
            link_look(token=token, viewer_id=None, visit_pass=given, ip="a")
    with pytest.raises(Conflict):
        link_update(owner_id=image.owner_id, link_id=link.link_id, changes={"expires_in": 3600})
    assert state(link).state == "revoked"


def test_revoking_all_kills_every_link_made_before_and_none_made_after() -> None:
    kim = create_person("Kim")
    image = share(kim.sub, pictures.jpeg(400, 300))
    before = [make(image) for _ in range(3)]
    links_revoke_all(owner_id=kim.sub)
    for link, token in before:
        with pytest.raises(LinkNotFound):
            opened(token)
        with pytest.raises(Conflict):
            link_update(owner_id=kim.sub, link_id=link.link_id, changes={"max_opens": 3})
    assert opened(make(image)[1]).visit_pass
    states = [made.state for made in links_list(owner_id=kim.sub)[0]]
    assert states == ["active", "revoked", "revoked", "revoked"]


def test_a_password_is_asked_for_and_tries_are_counted(image: Image) -> None:
    link, token = make(image, password="correct horse")
    assert "correct horse" not in str(link_get(link_id=link.link_id).to_simple_dict())
    with pytest.raises(LinkPasswordRequired):
        opened(token)
    for _ in range(PASSWORD_TRIES):
        with pytest.raises(LinkPasswordWrong):
            opened(token, password="wrong", ip="one")
    with pytest.raises(LimitReached):
        opened(token, password="correct horse", ip="one")
    assert opened(token, password="correct horse", ip="another").visit_pass
    assert link_get(link_id=link.link_id).opens == 1


def test_another_password_shuts_out_who_came_in_with_the_old_one(image: Image) -> None:
    link, token = make(image, password="correct horse")
    visit_pass = opened(token, password="correct horse").visit_pass
    assert link_revisit(token=token, viewer_id=None, visit_pass=visit_pass).link.link_id == link.link_id
    link_update(owner_id=image.owner_id, link_id=link.link_id, changes={"password": "battery staple"})
    with pytest.raises(LinkPasswordRequired):
        link_revisit(token=token, viewer_id=None, visit_pass=visit_pass)


def test_no_rendition_is_larger_than_the_link_allows_and_all_of_them_load(image: Image) -> None:
    visit = opened(make(image, largest_width=640)[1])
    shown = link_card(visit.link, image)
    assert {one.width for one in shown.card.renditions} == {320, 640} == set(widths_allowed(visit.link, image))
    assert all(requests.get(one.url, timeout=5).ok for one in shown.card.renditions)
    with pytest.raises(Invalid):
        link_download(visit.link, image, rendition="1280")
    with pytest.raises(DomainError, match="original"):
        link_download(visit.link, image, rendition="original")
    assert requests.get(link_download(visit.link, image, rendition="640").url, timeout=5).ok


def test_of_limits_that_contradict_each_other_the_stricter_holds(image: Image) -> None:
    with pytest.raises(Invalid):
        make(image, largest_width=640, allow_original=True)
    link, token = make(image, allow_original=True)
    # As two changes at one moment could leave it.
    link_change(link_id=link.link_id, owner_id=link.owner_id, changes={"largest_width": 640})
    with pytest.raises(DomainError, match="original"):
        link_download(opened(token).link, image, rendition="original")


def test_signed_urls_never_outlive_the_link(image: Image) -> None:
    link, token = make(image, allow_original=True, expires_in=90)
    visit = opened(token)
    shown, download = link_card(visit.link, image).card, link_download(visit.link, image, rendition="original")
    assert shown.urls_expire_at <= link.open_until
    assert download.expires_at <= link.open_until
    for url in (download.url, *(one.url for one in shown.renditions)):
        query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        signed_at = datetime.strptime(query["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        assert signed_at + timedelta(seconds=int(query["X-Amz-Expires"])) <= link.open_until


def test_a_link_that_lasts_still_gives_urls_for_ten_minutes_only(image: Image) -> None:
    shown = link_card(opened(make(image)[1]).link, image).card
    assert shown.urls_expire_at <= datetime.now(UTC) + timedelta(minutes=10)


def test_metadata_and_the_untouched_file_are_for_links_that_allow_both() -> None:
    lee = create_person("Lee")
    data = pictures.jpeg(700, 500)
    image = share(lee.sub, data)
    closed, published, everything = (
        opened(make(image, **limits)[1])
        for limits in ({}, {"allow_original": True}, {"allow_original": True, "show_metadata": True})
    )
    for visit in (closed, published):
        details = link_card(visit.link, image).card.details
        assert details
        assert (details.camera, details.location, link_card(visit.link, image).card.taken_at) == (None, None, None)
    without = requests.get(link_download(published.link, image, rendition="original").url, timeout=5).content
    assert b"SECRET-SERIAL" not in without
    assert len(without) > 1000
    details = link_card(everything.link, image).card.details
    assert details
    assert details.camera
    assert details.location
    untouched = link_download(everything.link, image, rendition="original")
    assert requests.get(untouched.url, timeout=5).content == data
    assert untouched.filename != image.filename


def test_a_link_is_made_for_ones_own_pictures_only(ana: Person, ben: Person, image: Image) -> None:
    public = share(ana.sub, pictures.jpeg(400, 300))
    for picture, error in ((image, ImageNotFound), (public, NotTheOwner)):
        with pytest.raises(error):
            link_create(owner_id=ben.sub, kind="image", subject_id=picture.image_id)
    with pytest.raises(Invalid):
        link_create(owner_id=ana.sub, kind="planet", subject_id=image.image_id)


def test_nobody_else_changes_or_revokes_a_link(ben: Person, image: Image) -> None:
    link, token = make(image)
    with pytest.raises(LinkNotFound):
        link_update(owner_id=ben.sub, link_id=link.link_id, changes={"max_opens": 1})
    with pytest.raises(LinkNotFound):
        link_revoke(owner_id=ben.sub, link_id=link.link_id)
    assert opened(token).visit_pass


def test_a_link_to_a_deleted_picture_is_as_if_it_had_never_been(ana: Person) -> None:
    image = share(ana.sub, pictures.jpeg(400, 300))
    _, token = make(image)
    image_delete(viewer_id=ana.sub, image_id=image.image_id)
    with pytest.raises(LinkNotFound):
        opened(token)


def test_links_of_who_is_banned_open_nothing() -> None:
    mo = create_person("Mo")
    _, token = make(share(mo.sub, pictures.jpeg(400, 300)))
    for profile_state, error in ((DISABLED, LinkNotFound), (ACTIVE, None)):
        with acting_as("operator"):
            Profile(mo.sub).update(actions=[Profile.state.set(profile_state)])
        if error is None:
            assert opened(token).visit_pass
            continue
        with pytest.raises(error):
            opened(token)


def test_who_is_blocked_opens_nothing_while_signed_in(image: Image) -> None:
    link, token = make(image)
    blocked, now = create_person("Blo"), datetime.now(UTC)
    with acting_as("operator"):
        Relation(image.owner_id, relation_key(BLOCKS, blocked.sub), created_at=now).save()
        Relation(blocked.sub, relation_key(BLOCKED_BY, image.owner_id), created_at=now).save()
    with pytest.raises(LinkNotFound):
        opened(token, viewer_id=blocked.sub)
    assert link_get(link_id=link.link_id).opens == 0


def test_lists_go_on_page_by_page_without_gap_or_repetition() -> None:
    pia = create_person("Pia")
    image = share(pia.sub, pictures.jpeg(400, 300))
    made = [make(image)[0].link_id for _ in range(5)]
    seen: list[str] = []
    after = None
    for _ in range(3):
        page, after = links_list(owner_id=pia.sub, limit=2, after=after)
        seen += [one.link.link_id for one in page]
    assert after is None
    assert seen == made[::-1]
