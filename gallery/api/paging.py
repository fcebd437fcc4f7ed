"""Which page of a list is asked for, and the cursor of the next one, for lists that go on after an id."""

from dataclasses import dataclass
from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from gallery.services.cursors import cursor_decode, cursor_encode
from gallery.services.paging import PAGE_SIZE, PAGE_SIZE_MAX
from gallery.tables.listings import Position


class PageQuerySerializer(serializers.Serializer[Any]):
    limit = serializers.IntegerField(min_value=1, max_value=PAGE_SIZE_MAX, default=PAGE_SIZE)
    cursor = serializers.CharField(required=False, max_length=1000)


@dataclass(frozen=True)
class PageAsked:
    """`after` is the id after which the page begins; `listing` names what is listed, and for whom."""

    listing: str
    limit: int
    after: str | None

    def next_cursor(self, last: str | None) -> str | None:
        return cursor_encode(Position(last, last) if last else None, listing=self.listing)


def page_asked(request: Request, *, listing: str) -> PageAsked:
    """Raises DRF's ValidationError, or Invalid for a cursor of something else."""
    query = PageQuerySerializer(data=request.query_params)
    query.is_valid(raise_exception=True)
    after = cursor_decode(query.validated_data.get("cursor"), listing=listing)
    return PageAsked(listing, query.validated_data["limit"], after.key if after else None)
