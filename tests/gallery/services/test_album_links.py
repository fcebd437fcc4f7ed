"""Share links that lead to albums: what of an album they show, and when they stop showing it."""

import secrets
from typing import Any

import pytest
from pynamodb.expressions.update import Action

from accounts.tables.profiles import DISABLED, Profile
from gallery.errors import AlbumNotFound, ImageNotFound, LinkNotFound, NotTheOwner
from gallery.services.album_items import item_move, items_add, items_remove
from gallery.services.album_members import invitation_accept, member_invite
from gallery.services.albums import album_create, album_delete
from gallery.services.following import block
from gallery.services.images import image_update
from gallery.services.link_cards import link_card, link_cards
from gallery.services.link_pictures import link_picture, link_pictures
from gallery.services.link_visits import Visit, link_open, link_revisit
from gallery.services.links import link_create, links_list, links_revoke_all
from gallery.services.trash import image_restore, image_trash
from gallery.tables.album_members import CONTRIBUTOR
from gallery.tables.images import PRIVATE, PUBLIC, UNLISTED, Image
from gallery.tables.listings import Position
from tests.counting import counted_requests
from tests.gallery.made_up import handle_of, make_images, make_person
from tests.roles import acting_as


@pytest.fixture(scope="module")
def ann() -> str:
    return str(make_person("Ann").user_id)


@pytest.fixture(scope="module")
def bob() -> str:
    return str(make_person("Bob").user_id)


_stock: dict[tuple[str, str], list[Image]] = {}


def take(owner_id: str, *, count: int = 1, visibility: str = PUBLIC) -> list[Image]:
    """Pictures that are in no album; they are made many at once, because that changes the role."""
    stock = _stock.setdefault((owner_id, visibility), [])
    if len(stock) < count:
        stock += make_images(owner_id, count=max(20, count), visibility=visibility)
    taken, stock[:count] = stock[:count], []
    return taken


def make_album(owner_id: str, images: list[Image], *, visibility: str = PRIVATE) -> str:
    album = album_create(owner_id=owner_id, title="Summer", description="", visibility=visibility).album
    put(owner_id, album.album_id, images)
    return str(album.album_id)


def put(user_id: str, album_id: str, images: list[Image]) -> None:
    results = items_add(viewer_id=user_id, album_id=album_id, image_ids=[image.image_id for image in images])
    assert [result.error for result in results] == [None] * len(images)


def add_as_contributor(owner_id: str, album_id: str, user_id: str, images: list[Image]) -> None:
    member_invite(viewer_id=owner_id, album_id=album_id, handle=handle_of(user_id), role=CONTRIBUTOR)
    invitation_accept(viewer_id=user_id, album_id=album_id)
    put(user_id, album_id, images)


def opened(owner_id: str, album_id: str, *, viewer_id: str | None = None, **limits: Any) -> Visit:
    """By a new visitor, through a new link."""
    token = token_to(owner_id, album_id, **limits)
    return link_open(token=token, viewer_id=viewer_id, visit_pass=None, password=None, ip=secrets.token_hex(4))


def token_to(owner_id: str, album_id: str, **limits: Any) -> str:
    return str(link_create(owner_id=owner_id, kind="album", subject_id=album_id, **limits).token)


def shown(visit: Visit) -> list[str]:
    return [image.image_id for image in link_pictures(visit, limit=100, after=None).images]


def test_a_link_shows_the_album_in_its_order_with_its_owner_s_private_pictures(ann: str) -> None:
    private, public = take(ann, visibility=PRIVATE)[0], take(ann)[0]
    album_id = make_album(ann, [private, public])
    item_move(viewer_id=ann, album_id=album_id, image_id=public.image_id, before=private.image_id)
    visit = opened(ann, album_id)
    assert shown(visit) == [public.image_id, private.image_id]
    assert link_picture(visit, image_id=private.image_id).image_id == private.image_id
    outside = take(ann)[0]
    for image_id in (outside.image_id, None, "x" * 3000):
        with pytest.raises(ImageNotFound):
            link_picture(visit, image_id=image_id)


def test_of_other_members_a_link_shows_what_they_show_everybody_who_comes_by_it(ann: str, bob: str) -> None:
    album_id = make_album(ann, take(ann, visibility=PRIVATE))
    theirs = [take(bob, visibility=visibility)[0] for visibility in (PUBLIC, UNLISTED, PRIVATE)]
    add_as_contributor(ann, album_id, bob, theirs)
    visit = opened(ann, album_id)
    assert shown(visit)[1:] == [image.image_id for image in theirs[:2]]
    with pytest.raises(ImageNotFound):
        link_picture(visit, image_id=theirs[2].image_id)
    image_update(viewer_id=bob, image_id=theirs[0].image_id, changes={"visibility": PRIVATE})
    assert shown(visit)[1:] == [theirs[1].image_id]


def test_what_other_members_files_say_is_not_the_album_owner_s_to_show(ann: str, bob: str) -> None:
    [mine], [theirs] = take(ann), take(bob)
    facts: list[Action] = [
        Image.camera.set("X-T5"),
        Image.latitude.set(1.5),
        Image.longitude.set(2.5),
        Image.show_camera.set(False),
    ]
    with acting_as("operator"):
        for image in (mine, theirs):
            Image(image.image_id).update(actions=facts)
    album_id = make_album(ann, [mine])
    add_as_contributor(ann, album_id, bob, [theirs])
    visit = opened(ann, album_id, show_metadata=True, allow_original=True)
    details = {one: link_card(visit.link, link_picture(visit, image_id=one)).card.details for one in shown(visit)}
    own, others = details[mine.image_id], details[theirs.image_id]
    assert own
    assert others
    assert (own.camera is not None, own.location is not None) == (True, True)
    assert (others.camera, others.location) == (None, None)


def test_a_picture_that_leaves_the_album_or_goes_to_the_trash_leaves_the_link_at_once(ann: str) -> None:
    removed, trashed = take(ann, count=2, visibility=PRIVATE)
    album_id = make_album(ann, [removed, trashed])
    visit = opened(ann, album_id)
    items_remove(viewer_id=ann, album_id=album_id, image_ids=[removed.image_id])
    image_trash(viewer_id=ann, image_id=trashed.image_id)
    assert shown(visit) == []
    for image in (removed, trashed):
        with pytest.raises(ImageNotFound):
            link_picture(visit, image_id=image.image_id)
    image_restore(viewer_id=ann, image_id=trashed.image_id)
    assert shown(visit) == [trashed.image_id]


def test_a_link_ends_with_its_album(ann: str) -> None:
    album_id = make_album(ann, take(ann))
    token = token_to(ann, album_id)
    visit = link_open(token=token, viewer_id=None, visit_pass=None, password=None, ip="a")
    album_delete(viewer_id=ann, album_id=album_id)
    with pytest.raises(LinkNotFound):
        link_revisit(token=token, viewer_id=None, visit_pass=visit.visit_pass)


def test_only_the_owner_of_an_album_makes_links_to_it(ann: str, bob: str) -> None:
    albums = {visibility: make_album(ann, [], visibility=visibility) for visibility in (PUBLIC, PRIVATE)}
    shared = make_album(ann, [])
    add_as_contributor(ann, shared, bob, take(bob))
    for album_id, error in ((albums[PUBLIC], NotTheOwner), (albums[PRIVATE], AlbumNotFound), (shared, NotTheOwner)):
        with pytest.raises(error):
            link_create(owner_id=bob, kind="album", subject_id=album_id)


def test_whoever_blocks_a_visitor_is_not_in_the_albums_that_this_visitor_is_shown(ann: str, bob: str) -> None:
    [mine], [theirs] = take(ann), take(bob)
    album_id = make_album(ann, [mine])
    add_as_contributor(ann, album_id, bob, [theirs])
    visitor = str(make_person("Vic").user_id)
    block(viewer_id=bob, handle=handle_of(visitor))
    visit = opened(ann, album_id, viewer_id=visitor)
    assert shown(visit) == [mine.image_id]
    with pytest.raises(ImageNotFound):
        link_picture(visit, image_id=theirs.image_id)
    block(viewer_id=ann, handle=handle_of(visitor))
    with pytest.raises(LinkNotFound):
        opened(ann, album_id, viewer_id=visitor)


def test_pictures_of_a_member_who_is_banned_are_not_shown(ann: str) -> None:
    banned = str(make_person("Ban").user_id)
    [mine], theirs = take(ann), take(banned)
    album_id = make_album(ann, [mine])
    add_as_contributor(ann, album_id, banned, theirs)
    with acting_as("operator"):
        Profile(banned).update(actions=[Profile.state.set(DISABLED)])
    visit = opened(ann, album_id)
    page = link_pictures(visit, limit=10, after=None)
    assert [shown.card.image.image_id for shown in link_cards(visit.link, page.images)] == [mine.image_id]
    with pytest.raises(ImageNotFound):
        link_card(visit.link, link_picture(visit, image_id=theirs[0].image_id))


def test_one_list_has_links_of_both_kinds_with_their_hits_and_revoking_all_ends_both() -> None:
    kim = str(make_person("Kim").user_id)
    [image] = take(kim)
    album_id = make_album(kim, [image])
    to_album = token_to(kim, album_id, max_opens=2)
    to_image = str(link_create(owner_id=kim, kind="image", subject_id=image.image_id).token)
    link_open(token=to_album, viewer_id=None, visit_pass=None, password=None, ip="a")
    listed = [(made.link.subject_kind, made.link.opens, made.state) for made in links_list(owner_id=kim)[0]]
    assert listed == [("image", 0, "active"), ("album", 1, "active")]
    links_revoke_all(owner_id=kim)
    for token in (to_album, to_image):
        with pytest.raises(LinkNotFound):
            link_open(token=token, viewer_id=None, visit_pass=None, password=None, ip="a")
    assert {made.state for made in links_list(owner_id=kim)[0]} == {"revoked"}


def test_a_page_costs_the_same_whatever_the_album_holds(ann: str, bob: str, monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = make_album(ann, take(ann)), make_album(ann, take(ann, count=60))
    for album_id in (small, large):
        add_as_contributor(ann, album_id, bob, take(bob))
    asked: list[list[str]] = []
    for album_id in (small, large):
        token = token_to(ann, album_id)
        visit = link_open(token=token, viewer_id=None, visit_pass=None, password=None, ip="a")
        with counted_requests(monkeypatch) as seen:
            visit = link_revisit(token=token, viewer_id=None, visit_pass=visit.visit_pass)
            first = link_pictures(visit, limit=100, after=None)
            link_cards(visit.link, first.images)
        asked.append([one for one in seen if one != "AssumeRole"])
    assert asked[0] == asked[1]
    assert len(asked[1]) <= 8


def test_pages_go_through_the_album_without_gap_or_repetition(ann: str) -> None:
    images = take(ann, count=5)
    visit = opened(ann, make_album(ann, images))
    seen: list[str] = []
    after: Position | None = None
    for _ in range(3):
        page = link_pictures(visit, limit=2, after=after)
        seen += [image.image_id for image in page.images]
        after = page.after
    assert after is None
    assert seen == [image.image_id for image in images]
