"""Albums: who sees what in them, in which order, and what happens as pictures come and go."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from accounts.services.profiles import profile_get
from accounts.tables.profiles import Profile
from gallery.errors import AlbumNotFound, Conflict, Forbidden, ImageNotFound, Invalid, LimitReached, PreconditionFailed
from gallery.services.album_items import album_images, item_move, items_add, items_remove
from gallery.services.albums import (
    AlbumSeen,
    album_cards,
    album_delete,
    album_see,
    album_update,
    albums_list,
    albums_of_person_list,
)
from gallery.services.images import image_delete, image_update
from gallery.services.trash import image_restore, image_trash
from gallery.tables.album_changes import ITEMS_MAX
from gallery.tables.album_items import ItemOfImage, items_of_album
from gallery.tables.album_members import MEMBERS_MAX, members_of
from gallery.tables.albums import ALBUMS_MAX, Album
from gallery.tables.images import PRIVATE, PUBLIC, UNLISTED
from tests.gallery.ingest.audits import differences_of, repair_all
from tests.gallery.made_up import handle_of, make_images, make_person
from tests.gallery.senders import run_jobs
from tests.gallery.services.albums_made import add, count_of, filled, join, make_album, member_count_of, rows_of, shown
from tests.roles import acting_as


@pytest.fixture(scope="module")
def ann() -> str:
    return str(make_person("Ann").user_id)


@pytest.fixture(scope="module")
def bob() -> str:
    return str(make_person("Bob").user_id)


def test_visibility_decides_who_sees_an_album(ann: str, bob: str) -> None:
    albums = {visibility: make_album(ann, visibility) for visibility in (PUBLIC, UNLISTED, PRIVATE)}
    for visibility in (PUBLIC, UNLISTED):
        assert album_see(viewer_id=bob, album_id=albums[visibility]).role is None
    with pytest.raises(AlbumNotFound):
        album_see(viewer_id=bob, album_id=albums[PRIVATE])
    listed, _ = albums_of_person_list(viewer_id=bob, handle=handle_of(ann), limit=100, after=None)
    assert {seen.album.album_id for seen in listed} & set(albums.values()) == {albums[PUBLIC]}
    own, _ = albums_list(viewer_id=ann, limit=100, after=None)
    assert set(albums.values()) <= {seen.album.album_id for seen in own}
    album_update(viewer_id=ann, album_id=albums[PUBLIC], changes={"visibility": PRIVATE})
    listed, _ = albums_of_person_list(viewer_id=bob, handle=handle_of(ann), limit=100, after=None)
    assert albums[PUBLIC] not in {seen.album.album_id for seen in listed}


def test_an_unlisted_picture_is_seen_where_its_owner_put_it_and_a_private_one_by_its_owner_only(
    ann: str, bob: str
) -> None:
    album_id = make_album(ann)
    public, unlisted, private = (
        make_images(ann, visibility=visibility)[0].image_id for visibility in (PUBLIC, UNLISTED, PRIVATE)
    )
    assert add(ann, album_id, [public, unlisted, private]) == [None] * 3
    assert shown(ann, album_id) == [public, unlisted, private]
    assert shown(bob, album_id) == [public, unlisted]
    image_update(viewer_id=ann, image_id=unlisted, changes={"visibility": PRIVATE})
    assert shown(bob, album_id) == [public]


def test_only_ones_own_pictures_enter_and_each_enters_once(ann: str, bob: str) -> None:
    album_id = make_album(ann)
    mine, other = make_images(ann, count=1)[0].image_id, make_images(bob, count=1)[0].image_id
    hidden = make_images(bob, visibility=PRIVATE)[0].image_id
    assert add(ann, album_id, [mine, other, hidden, "nothing", mine]) == [
        None,
        "permission_denied",
        "not_found",
        "not_found",
    ]
    assert add(ann, album_id, [mine]) == [None]
    assert (count_of(album_id), rows_of(album_id)) == (1, 1)
    with pytest.raises(Forbidden):
        items_add(viewer_id=bob, album_id=album_id, image_ids=[other])


def test_the_order_is_kept_through_many_moves_and_pages(ann: str) -> None:
    chance = random.Random(3)  # noqa: S311 - nothing secret comes of it
    album_id, order = filled(ann, 30)
    for _ in range(60):
        moved = order.pop(chance.randrange(len(order)))
        at = chance.randrange(len(order))
        if chance.random() < 0.5:
            item_move(viewer_id=ann, album_id=album_id, image_id=moved, before=order[at])
            order.insert(at, moved)
        else:
            item_move(viewer_id=ann, album_id=album_id, image_id=moved, after=order[at])
            order.insert(at + 1, moved)
    assert shown(ann, album_id) == order
    seen: list[str] = []
    after = None
    while True:
        page = album_images(viewer_id=ann, album_id=album_id, limit=7, after=after)
        seen += [image.image_id for image in page.images]
        after = page.after
        if after is None:
            break
    assert seen == order
    assert (count_of(album_id), rows_of(album_id)) == (30, 30)


def test_people_who_add_and_move_at_once_lose_nothing(ann: str, bob: str) -> None:
    album_id, ids = filled(ann, 4)
    join(ann, album_id, bob)
    added = [image.image_id for image in make_images(bob, count=8)]

    def act(number: int) -> bool:
        try:
            if number % 2:
                return add(bob, album_id, [added[number // 2]]) == [None]
            item_move(viewer_id=ann, album_id=album_id, image_id=ids[0], after=ids[1 + number % 3])
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(4) as people:
        went_well = list(people.map(act, range(16)))
    entered = [added[number // 2] for number in range(1, 16, 2) if went_well[number]]
    assert set(shown(ann, album_id)) == {*ids, *entered}
    ranks = [item.rank for item in items_of_album(album_id=album_id, limit=100)]
    assert len(set(ranks)) == len(ranks) == count_of(album_id)


def test_a_picture_that_is_put_where_it_is_stays_there(ann: str) -> None:
    album_id, ids = filled(ann, 3)
    item_move(viewer_id=ann, album_id=album_id, image_id=ids[1], after=ids[0])
    item_move(viewer_id=ann, album_id=album_id, image_id=ids[1], before=ids[2])
    assert shown(ann, album_id) == ids


def test_what_cannot_be_moved_is_refused(ann: str, bob: str) -> None:
    album_id, (one, two) = filled(ann, 2)
    with pytest.raises(Forbidden):
        item_move(viewer_id=bob, album_id=album_id, image_id=one, after=two)
    for before, after in ((None, None), (two, two), (None, one)):
        with pytest.raises(Invalid):
            item_move(viewer_id=ann, album_id=album_id, image_id=one, before=before, after=after)
    with pytest.raises(ImageNotFound):
        item_move(viewer_id=ann, album_id=album_id, image_id=one, after="nothing")


def test_a_picture_in_the_trash_is_not_counted_and_comes_back_to_its_place(ann: str) -> None:
    album_id, ids = filled(ann, 3)
    for _ in range(2):
        image_trash(viewer_id=ann, image_id=ids[1])
        assert shown(ann, album_id) == [ids[0], ids[2]]
        run_jobs()
        assert count_of(album_id) == 2
        image_restore(viewer_id=ann, image_id=ids[1])
        assert shown(ann, album_id) == ids
        run_jobs()
        assert count_of(album_id) == 3


def test_a_picture_that_is_gone_leaves_its_albums_and_their_covers(ann: str) -> None:
    album_id, ids = filled(ann, 2)
    other_id = make_album(ann)
    add(ann, other_id, ids)
    [card] = album_cards([album_see(viewer_id=ann, album_id=album_id)], viewer_id=ann)
    assert card.cover is not None
    assert card.cover.image.image_id == ids[0]
    image_trash(viewer_id=ann, image_id=ids[0])
    [card] = album_cards([album_see(viewer_id=ann, album_id=album_id)], viewer_id=ann)
    assert card.cover is None
    image_delete(viewer_id=ann, image_id=ids[0])
    run_jobs()
    for one in (album_id, other_id):
        assert (count_of(one), rows_of(one), shown(ann, one)) == (1, 1, [ids[1]])
        assert album_see(viewer_id=ann, album_id=one).album.cover_image_id is None


def test_a_cover_is_one_of_the_album(ann: str) -> None:
    album_id, ids = filled(ann, 2)
    seen = album_update(viewer_id=ann, album_id=album_id, changes={"cover_image_id": ids[1]})
    assert seen.album.cover_image_id == ids[1]
    with pytest.raises(Conflict):
        album_update(viewer_id=ann, album_id=album_id, changes={"cover_image_id": make_images(ann)[0].image_id})
    items_remove(viewer_id=ann, album_id=album_id, image_ids=[ids[1]])
    assert album_see(viewer_id=ann, album_id=album_id).album.cover_image_id is None


def test_a_change_on_condition_of_an_older_version_is_refused(ann: str, bob: str) -> None:
    album_id = make_album(ann)
    accepted = frozenset({0})
    album_update(viewer_id=ann, album_id=album_id, changes={"title": "Autumn"}, accepted=accepted)
    with pytest.raises(PreconditionFailed):
        album_update(viewer_id=ann, album_id=album_id, changes={"title": "Winter"}, accepted=accepted)
    with pytest.raises(PreconditionFailed):
        album_delete(viewer_id=ann, album_id=album_id, accepted=accepted)
    with pytest.raises(Forbidden):
        album_update(viewer_id=bob, album_id=album_id, changes={})
    with pytest.raises(Forbidden):
        album_delete(viewer_id=bob, album_id=album_id)
    assert album_see(viewer_id=ann, album_id=album_id).album.title == "Autumn"


def test_a_deleted_album_leaves_its_pictures_and_nothing_else(ann: str, bob: str) -> None:
    before = profile_get(user_id=ann).album_count
    album_id, ids = filled(ann, 30)
    join(ann, album_id, bob)
    album_delete(viewer_id=ann, album_id=album_id)
    with pytest.raises(AlbumNotFound):
        shown(ann, album_id)
    run_jobs()
    assert rows_of(album_id) == 0
    assert members_of(album_id=album_id) == []
    with acting_as("operator"):
        assert not list(ItemOfImage.query(f"image#{ids[0]}", consistent_read=True))
    assert profile_get(user_id=ann).album_count == before
    assert add(ann, make_album(ann), [ids[0]]) == [None]


def test_there_is_a_most_of_albums_of_items_and_of_members() -> None:
    owner_id = str(make_person("Max").user_id)
    album_id, _ = filled(owner_id, 1)
    one, two = (image.image_id for image in make_images(owner_id, count=2))
    with acting_as("operator"):
        Profile(owner_id).update(actions=[Profile.album_count.set(ALBUMS_MAX)])
        Album(album_id).update(actions=[Album.item_count.set(ITEMS_MAX - 1), Album.member_count.set(MEMBERS_MAX)])
    with pytest.raises(LimitReached):
        make_album(owner_id)
    assert add(owner_id, album_id, [one, two]) == [None, "throttled"]
    assert add(owner_id, album_id, [two]) == ["throttled"]
    with pytest.raises(LimitReached):
        join(owner_id, album_id, str(make_person("Mia").user_id))


@pytest.mark.timeout(300)
def test_after_a_storm_of_throwing_away_and_bringing_back_albums_count_what_they_show() -> None:
    owner_id = str(make_person("Storm").user_id)
    with acting_as("operator"):
        Profile(owner_id).update(actions=[Profile.image_count.set(4), Profile.public_image_count.set(4)])
    album_id, ids = filled(owner_id, 4)

    def act(number: int) -> None:
        image_id = ids[number % 4]
        act_on = (image_trash, image_restore)[(number // 4) % 2]
        try:
            act_on(viewer_id=owner_id, image_id=image_id)
        except (Conflict, ImageNotFound):
            return

    with ThreadPoolExecutor(6) as storm:
        list(storm.map(act, range(60)))
    run_jobs()
    assert count_of(album_id) == len(shown(owner_id, album_id))
    assert {item.image_id for item in items_of_album(album_id=album_id, limit=100)} == set(ids)
    assert [one for one in differences_of(owner_id) if "album" in one.kind or "item" in one.kind] == []


def test_the_auditor_finds_an_album_that_is_off_and_sets_its_count_right() -> None:
    owner_id = str(make_person("Audrey").user_id)
    album_id, _ = filled(owner_id, 3)
    with acting_as("operator"):
        Album(album_id).update(actions=[Album.item_count.set(7), Album.member_count.set(5)])
        Profile(owner_id).update(actions=[Profile.album_count.set(9), Profile.favourite_count.set(2)])
        [first, second, _] = items_of_album(album_id=album_id, limit=3)
        first.delete()
        ItemOfImage(f"image#{second.image_id}", second.place).delete()
    kinds = ("half an item", "wrong album count", "wrong counters")
    found = [one for one in differences_of(owner_id) if one.kind in kinds]
    assert sorted(one.kind for one in found) == ["half an item", *kinds]
    repair_all(found)
    assert count_of(album_id) == 2
    assert member_count_of(album_id) == 0
    assert [profile_get(user_id=owner_id).album_count, profile_get(user_id=owner_id).favourite_count] == [1, 0]


def test_a_crowd_of_albums_is_listed_in_pages() -> None:
    owner_id = str(make_person("Paula").user_id)
    made = [make_album(owner_id) for _ in range(5)]
    seen: list[AlbumSeen] = []
    after = None
    while True:
        some, after = albums_list(viewer_id=owner_id, limit=2, after=after)
        seen += some
        if after is None:
            break
    assert [one.album.album_id for one in seen] == made[::-1]
