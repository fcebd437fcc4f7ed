"""People as others see them: making a profile at the first sign-in, finding and changing it."""

import hashlib
import unicodedata
from collections.abc import Iterable
from typing import Final

from django.utils import timezone

from accounts.errors import Conflict, HandleTaken, Invalid, NotFound, PreconditionFailed, Unavailable
from accounts.services.handles import handle_candidates, handle_clean
from accounts.services.people import person_words
from accounts.tables.handles import Handle, ProfileExists, profile_change, profile_create
from accounts.tables.people import WordsChange
from accounts.tables.profiles import Profile

MAX_NAME_LENGTH: Final = 50
MAX_BIO_LENGTH: Final = 500
FALLBACK_NAME: Final = "Member"

_JOINERS: Final = "\u200c\u200d"  # written words and joined emoji need them


def profile_ensure(*, user_id: str, display_name: str) -> Profile:
    """The person's profile, made now if this is the first time they are seen.

    The handle comes from the display name, never from an e-mail address: handles are public.
    """
    if profile := Profile.find(user_id):
        return profile
    name = _usable_name(display_name)
    for handle in handle_candidates(name):
        profile = Profile(user_id, handle=handle, display_name=name, created_at=timezone.now())
        try:
            words = person_words(handle=handle, display_name=name)
            profile_create(profile, words=WordsChange(user_id, frozenset(), words))
        except HandleTaken:
            continue
        except ProfileExists:
            return profile_get(user_id=user_id)
        return profile
    raise Unavailable


def profile_get(*, user_id: str) -> Profile:
    """Raises NotFound."""
    if profile := Profile.find(user_id):
        return profile
    raise NotFound("There is no such person.")


def profile_by_handle(*, handle: str) -> Profile:
    """Whoever has the handle, also somebody who is away. Raises NotFound."""
    if user_id := Handle.owner_of(handle.lower()):
        return profile_get(user_id=user_id)
    raise NotFound("There is no such person.")


def profile_seen(*, handle: str, viewer_id: str | None) -> Profile:
    """Whoever has the handle, for this viewer. Raises NotFound, also for somebody else who is away."""
    profile = profile_by_handle(handle=handle)
    if profile.is_hidden_from(viewer_id):
        raise NotFound("There is no such person.")
    return profile


def profiles_by_id(*, user_ids: Iterable[str]) -> dict[str, Profile]:
    """Those that exist, by user id; one read for every hundred of them."""
    return Profile.find_many(user_ids)


def profile_tag(profile: Profile) -> str:
    """The version of what somebody writes of themselves; what others change of the row is no part of it."""
    words = "\0".join((profile.handle, profile.display_name, profile.bio))
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def profile_update(
    *,
    user_id: str,
    display_name: str | None = None,
    bio: str | None = None,
    handle: str | None = None,
    accepted: frozenset[str] | None = None,
) -> Profile:
    """Change what is not None, all of it or nothing; with a new handle the old one is free again in the same moment.

    `accepted` are the versions (`profile_tag`) that the change may be made of; None if any will do.
    Raises Invalid with the field, HandleTaken, Conflict, NotFound or PreconditionFailed.
    """
    name = None if display_name is None else name_clean(display_name)
    text = None if bio is None else text_clean(bio, field="bio", longest=MAX_BIO_LENGTH, lines=True)
    wanted = None if handle is None else handle_clean(handle)
    profile = profile_get(user_id=user_id)
    if accepted is not None and profile_tag(profile) not in accepted:
        raise PreconditionFailed
    try:
        _write(profile, handle=wanted, display_name=name, bio=text, only_as_read=accepted is not None)
    except HandleTaken:
        raise
    except Conflict:
        if accepted is None:
            raise
        raise PreconditionFailed from None
    return profile_get(user_id=user_id)


def _write(
    profile: Profile, *, handle: str | None, display_name: str | None, bio: str | None, only_as_read: bool
) -> None:
    new_handle = handle or profile.handle
    new_name = profile.display_name if display_name is None else display_name
    if (new_handle, new_name) == (profile.handle, profile.display_name):
        if bio is not None:
            profile.bio_change(bio, only_as_read=only_as_read)
        return
    words = WordsChange(
        profile.user_id,
        before=person_words(handle=profile.handle, display_name=profile.display_name),
        after=person_words(handle=new_handle, display_name=new_name),
    )
    profile_change(profile, handle=new_handle, display_name=new_name, bio=bio, words=words, only_as_read=only_as_read)


def name_clean(text: str) -> str:
    """A display name as it will be kept. Raises Invalid, with what is wrong."""
    name = text_clean(text, field="display_name", longest=MAX_NAME_LENGTH)
    if not name:
        raise Invalid("A name needs at least one character.", field="display_name")
    return name


def _usable_name(text: str) -> str:
    """The name somebody gave to Cognito, or a neutral one: sign-in must not fail for a name, nor show an address."""
    try:
        name = name_clean(text[:MAX_NAME_LENGTH])
    except Invalid:
        return FALLBACK_NAME
    return FALLBACK_NAME if "@" in name else name


def text_clean(text: str, *, field: str, longest: int, lines: bool = False) -> str:
    """Without space around it, and free of characters that are invisible or turn the text around.

    `longest` is in characters; `lines` keeps line breaks. Raises Invalid, with what is wrong.
    """
    kept = "\n".join(" ".join(line.split()) for line in text.splitlines()).strip() if lines else " ".join(text.split())
    if len(kept) > longest:
        raise Invalid(f"This has {len(kept)} characters; {longest} are allowed.", field=field)
    if any(unicodedata.category(char)[0] == "C" and char not in _JOINERS and char != "\n" for char in kept):
        raise Invalid("This has characters that cannot be shown.", field=field)
    return kept
