"""The API's URLs for accounts, below /api/v1/."""

from django.urls import path

from accounts.api import MeView, RestorationView
from accounts.session_api import RevokeAllView, SessionsView, SessionView
from accounts.token_api import TokensView, TokenView

urlpatterns = [
    path("me", MeView.as_view(), name="api_me"),
    path("me/restoration", RestorationView.as_view(), name="api_restoration"),
    path("me/sessions", SessionsView.as_view(), name="api_sessions"),
    path("me/sessions/revoke-all", RevokeAllView.as_view(), name="api_sessions_revoke_all"),
    path("me/sessions/<str:session_id>", SessionView.as_view(), name="api_session"),
    path("me/tokens", TokensView.as_view(), name="api_tokens"),
    path("me/tokens/<str:token_id>", TokenView.as_view(), name="api_token"),
]
