"""What the pages of moderation ask for."""

from decimal import Decimal
from typing import Any

from django import forms

from accounts.services.quotas import MAX_BYTES, MAX_IMAGES

GIGABYTE = 10**9


class QuotaForm(forms.Form):
    """Limits of somebody's own; what is left empty is what everybody may."""

    gigabytes = forms.DecimalField(required=False, min_value=0, max_value=MAX_BYTES // GIGABYTE, decimal_places=3)
    images = forms.IntegerField(required=False, min_value=0, max_value=MAX_IMAGES)

    def size(self) -> int | None:
        given: Decimal | None = self.cleaned_data["gigabytes"]
        return None if given is None else int(given * GIGABYTE)

    @staticmethod
    def initial_of(*, size: int | None, images: int | None) -> dict[str, Any]:
        return {"gigabytes": None if size is None else Decimal(size) / GIGABYTE, "images": images}
