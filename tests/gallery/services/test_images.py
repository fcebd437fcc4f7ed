"""Who may see, change and delete a picture."""

import pytest

from accounts.services.profiles import profile_get
from gallery.errors import ImageNotFound, Invalid, NotTheOwner
from gallery.services.downloads import download_start
from gallery.services.images import image_delete, image_get, image_update
from gallery.services.listings import images_list
from gallery.tables.images import PRIVATE, PUBLIC, UNLISTED, Image
from tests.accounts.people import Person, create_person
from tests.gallery import pictures
from tests.gallery.senders import share


@pytest.fixture(scope="module")
def shared(ana: Person) -> dict[str, Image]:
    """One picture of each visibility, all of them Ana's."""
    return {v: share(ana.sub, pictures.jpeg(400, 300), visibility=v) for v in (PUBLIC, UNLISTED, PRIVATE)}


@pytest.mark.parametrize(
    ("visibility", "owner", "other", "stranger"),
    [(PUBLIC, True, True, True), (UNLISTED, True, True, True), (PRIVATE, True, False, False)],
)
def test_visibility_decides_who_may_open_a_picture(
    shared: dict[str, Image], ana: Person, ben: Person, visibility: str, owner: bool, other: bool, stranger: bool
) -> None:
    image_id = shared[visibility].image_id
    for viewer_id, allowed in ((ana.sub, owner), (ben.sub, other), (None, stranger)):
        if allowed:
            assert image_get(viewer_id=viewer_id, image_id=image_id).image_id == image_id
            assert download_start(viewer_id=viewer_id, image_id=image_id, rendition="320").url
        else:
            with pytest.raises(ImageNotFound):
                image_get(viewer_id=viewer_id, image_id=image_id)
            with pytest.raises(ImageNotFound):
                download_start(viewer_id=viewer_id, image_id=image_id, rendition="320")


def test_only_public_pictures_stand_in_what_others_list(shared: dict[str, Image], ana: Person, ben: Person) -> None:
    handle = profile_get(user_id=ana.sub).handle
    public_id, hidden = shared[PUBLIC].image_id, {shared[UNLISTED].image_id, shared[PRIVATE].image_id}
    for viewer_id in (ben.sub, None):
        of_ana = {i.image_id for i in images_list(viewer_id=viewer_id, owner_handle=handle, limit=100).images}
        assert public_id in of_ana
        assert not of_ana & hidden
    feed = {image.image_id for image in images_list(viewer_id=ana.sub, limit=100).images}
    assert public_id in feed
    assert not feed & hidden
    own = {image.image_id for image in images_list(viewer_id=ana.sub, owner_handle=handle, limit=100).images}
    assert {public_id, *hidden} <= own


def test_another_person_may_neither_change_nor_delete(shared: dict[str, Image], ben: Person) -> None:
    for visibility, refusal in ((PUBLIC, NotTheOwner), (UNLISTED, NotTheOwner), (PRIVATE, ImageNotFound)):
        image_id = shared[visibility].image_id
        with pytest.raises(refusal):
            image_update(viewer_id=ben.sub, image_id=image_id, changes={"title": "mine now"})
        with pytest.raises(refusal):
            image_delete(viewer_id=ben.sub, image_id=image_id)


def test_a_picture_leaves_and_joins_the_listings_with_its_visibility_and_the_count_follows() -> None:
    person = create_person("Frida")
    image = share(person.sub, pictures.jpeg(400, 300))
    handle = profile_get(user_id=person.sub).handle

    def listed() -> list[str]:
        return [i.image_id for i in images_list(viewer_id=None, owner_handle=handle).images]

    assert (listed(), profile_get(user_id=person.sub).public_image_count) == ([image.image_id], 1)
    image_update(viewer_id=person.sub, image_id=image.image_id, changes={"visibility": PRIVATE})
    assert (listed(), profile_get(user_id=person.sub).public_image_count) == ([], 0)
    image_update(viewer_id=person.sub, image_id=image.image_id, changes={"visibility": PUBLIC})
    assert (listed(), profile_get(user_id=person.sub).public_image_count) == ([image.image_id], 1)


def test_texts_and_tags_are_changed_and_cleared(shared: dict[str, Image], ana: Person) -> None:
    image_id = shared[PRIVATE].image_id
    changed = image_update(
        viewer_id=ana.sub, image_id=image_id, changes={"title": "Dusk", "tags": {"sea", "dusk"}, "alt_text": "A sea"}
    )
    assert (changed.title, changed.tags, changed.alt_text) == ("Dusk", {"sea", "dusk"}, "A sea")
    cleared = image_update(viewer_id=ana.sub, image_id=image_id, changes={"title": "", "tags": set()})
    assert (cleared.title, cleared.alt_text) == ("", "A sea")
    assert not cleared.tags


def test_the_untouched_original_is_for_its_owner_only(shared: dict[str, Image], ana: Person, ben: Person) -> None:
    image_id = shared[PUBLIC].image_id
    assert "/originals/" in download_start(viewer_id=ana.sub, image_id=image_id, rendition="original").url
    for_ben = download_start(viewer_id=ben.sub, image_id=image_id, rendition="original")
    assert "/published/" in for_ben.url
    assert for_ben.filename == f"{image_id}.jpg"


def test_a_width_that_is_not_offered_is_refused(shared: dict[str, Image], ana: Person) -> None:
    for rendition in ("2048", "0", "-1", "../originals", "1e2"):
        with pytest.raises(Invalid):
            download_start(viewer_id=ana.sub, image_id=shared[PUBLIC].image_id, rendition=rendition)


def test_pages_follow_each_other_without_gaps_or_repeats() -> None:
    person = create_person("Gustav")
    handle = profile_get(user_id=person.sub).handle
    sent = [share(person.sub, pictures.png(64, 48), "image/png").image_id for _ in range(5)]
    for viewer_id in (person.sub, None):
        seen: list[str] = []
        after = None
        while True:
            page = images_list(viewer_id=viewer_id, owner_handle=handle, limit=2, after=after)
            assert len(page.images) <= 2
            seen += [image.image_id for image in page.images]
            after = page.after
            if after is None:
                break
        assert seen == sent[::-1]
