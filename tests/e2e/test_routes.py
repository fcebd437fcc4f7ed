"""No page escapes being looked at: each route, of the server and of the front end, has an address that is tested."""

from django.urls import resolve

from tests.e2e.pages import COMPONENTS, MEMBERS, NO_PAGES, VISITORS, is_of, react_routes, served_routes
from tests.e2e.test_moderation import ADMINISTRATION, MODERATION

EVERY = [path for path in (*VISITORS, *MEMBERS, *MODERATION, *ADMINISTRATION) if path != "/nowhere"]


def test_every_route_of_the_server_is_looked_at() -> None:
    looked_at = {resolve(path.partition("?")[0]).route for path in EVERY} | {resolve(COMPONENTS).route}
    routes = served_routes()
    assert "moderation/people/<str:user_id>" in routes
    assert routes - looked_at - NO_PAGES == set(), "give these a row in tests/e2e/pages.py"
    assert looked_at & NO_PAGES == set()
    assert routes >= NO_PAGES, "these are no routes any more"


def test_every_route_of_the_front_end_is_looked_at_by_somebody_signed_in() -> None:
    routes = react_routes() - {"*"}
    assert "/settings/leave" in routes
    missed = {route for route in routes if not any(is_of(route, path) for path in (*MEMBERS, COMPONENTS))}
    assert missed == set(), "give these a row in tests/e2e/pages.py"


def test_every_route_of_the_front_end_is_served() -> None:
    for route in react_routes() - {"*"}:
        assert resolve(route.replace(":", "")).route in served_routes(), route
