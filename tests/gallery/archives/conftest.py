"""Signed-in clients of the API, as the API's own tests have them."""

from tests.gallery.api.conftest import as_ana, as_ben

__all__ = ["as_ana", "as_ben"]
