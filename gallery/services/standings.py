"""The job that makes Cognito, sessions and tokens agree with how a person stands, which their profile says already."""

import contextlib
from datetime import UTC, datetime

from accounts import cognito
from accounts.errors import NotFound
from accounts.services.api_tokens import api_tokens_revoke_all
from accounts.tables.profiles import DISABLED, ERASING, Profile
from accounts.tables.sessions import Session
from gallery.services.jobs import Done, Work


def standing_follow(work: Work) -> Done:
    """The one slice of a `standing` job; its subject is a person.

    Who is suspended keeps account and tokens, which are refused until the suspension ends, and signs in anew then.
    """
    user_id = work.subject
    profile = Profile.find(user_id)
    if profile is None or profile.state == ERASING:
        return Done()
    # Somebody whose account Cognito has no more is signed out there in every way.
    with contextlib.suppress(NotFound):
        if profile.state == DISABLED:
            cognito.account_disable(user_id=user_id)
        else:
            cognito.account_enable(user_id=user_id)
        if profile.is_shut_out:
            cognito.sign_out_everywhere(user_id=user_id)
    if profile.state == DISABLED:
        api_tokens_revoke_all(user_id=user_id)
    if profile.is_shut_out:
        # What is left of them opens nothing, and lets the person read why, and appeal.
        Session.close_all_of_user(user_id, now=datetime.now(UTC))
    return Done()
