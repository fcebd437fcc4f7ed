"""Numbers, sizes, money and times as people read them, and bars to compare them by."""

from datetime import UTC, datetime, timedelta
from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gallery.services.uploads import in_words

register = template.Library()

_STEPS: Final = (("day", 86400), ("hour", 3600), ("minute", 60))


@register.filter
def size(value: float) -> str:
    return in_words(int(value))


@register.filter
def number(value: float) -> str:
    return f"{int(value):,}"


@register.filter
def dollars(value: float) -> str:
    """To the cent; keeping what one person has costs less than that as a rule."""
    return "under $0.01" if 0 < value < 0.01 else f"${value:,.2f}"


@register.filter
def duration(value: timedelta) -> str:
    """In its largest unit, such as `3 hours`."""
    seconds = int(value.total_seconds())
    for unit, length in _STEPS:
        if seconds >= length:
            count = seconds // length
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return f"{seconds} s"


@register.filter
def ago(moment: datetime | None) -> SafeString | str:
    """How long it is since then, or until then, with the exact time on hover and for programs."""
    if moment is None:
        return "never"
    past = datetime.now(UTC) - moment
    words = f"{duration(past)} ago" if past >= timedelta() else f"in {duration(-past)}"
    exact = f"{moment:%-d %b %Y, %H:%M:%S} UTC"
    return format_html('<time datetime="{}" title="{}">{}</time>', moment.isoformat(timespec="seconds"), exact, words)


@register.simple_tag
def bar(value: float, most: float) -> SafeString:
    """A bar beside a number that says the same, so it is hidden from who cannot see it."""
    width = min(100.0, 100 * value / most) if most else 0.0
    return format_html(
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="bar-back" width="100" height="8"/><rect class="bar-fill" width="{}" height="8"/></svg>',
        f"{width:.2f}",
    )


@register.inclusion_tag("moderation/columns.html")
def columns(points: list[tuple[str, float, str]], title: str, step_words: str = "Day") -> dict[str, object]:
    """A chart of columns over time: points are (when, value, value in words), oldest first; a table says the same."""
    most = max((value for _, value, _ in points), default=0) or 1
    step = 100 / max(len(points), 1)
    drawn = [
        {
            "x": f"{index * step + step * 0.1:.2f}",
            "y": f"{40 - 40 * value / most:.2f}",
            "width": f"{step * 0.8:.2f}",
            "height": f"{40 * value / most:.2f}",
            "when": when,
            "words": words,
        }
        for index, (when, value, words) in enumerate(points)
    ]
    return {
        "points": drawn,
        "title": title,
        "step_words": step_words,
        "first": points[0] if points else None,
        "last": points[-1:],
    }
