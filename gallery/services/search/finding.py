"""Answers questions: pages of pictures that fit them and that the viewer may see."""

from typing import Final

from accounts.services.words import words_indexed
from gallery.services.search.asking import RELEVANCE, Question
from gallery.services.search.driving import Driver, driver_of, rows_fitting
from gallery.services.search.entries import entries_of
from gallery.services.seeing import images_by_id
from gallery.tables.images import Image
from gallery.tables.listings import Page, Position

# By relevance, so many of the newest that fit are put in order at a time; as many as one read of rows brings.
WINDOW: Final = 100
_IN_TITLE: Final = 8
_IN_TAGS: Final = 5
_IN_TEXT: Final = 1
# A whole word counts this much more than the beginning of one.
_WHOLE: Final = 2


def images_find(question: Question, *, limit: int, after: Position | None) -> Page:
    """One page; it may be short, or empty, before the end: `after` says whether there is more.

    The number of requests has a bound that no number of pictures moves: a Query for each word, at most eight Queries on
    terms, then one BatchGetItem and one Query for what the viewer may see.
    """
    driver = driver_of(question)
    if driver is None:
        return Page([], None)
    if question.sort == RELEVANCE:
        return _by_relevance(question, driver, limit=limit, after=after)
    images, then = _seen(question, driver, limit=limit, before=after.key if after else None)
    return Page(images, Position(then, "") if then else None)


def _by_relevance(question: Question, driver: Driver, *, limit: int, after: Position | None) -> Page:
    """`after` is where the window begins, and in place of an id how many of it have been shown."""
    begin, shown = (after.key, int(after.image_id)) if after else ("", 0)
    images, then = _seen(question, driver, limit=WINDOW, before=begin or None)
    images.sort(key=lambda image: _score(image, question.words), reverse=True)
    if shown + limit < len(images):
        return Page(images[shown : shown + limit], Position(begin, str(shown + limit)))
    return Page(images[shown:], Position(then, "0") if then else None)


def _seen(question: Question, driver: Driver, *, limit: int, before: str | None) -> tuple[list[Image], str | None]:
    """Pictures as they are now: one that was hidden or changed since its rows were written is judged anew."""
    found = rows_fitting(question, driver, limit=limit, before=before)
    images = images_by_id([row.image_id for row in found.rows], viewer_id=question.viewer_id)
    return [image for image in images if _still_fits(question, image)], found.after


def _still_fits(question: Question, image: Image) -> bool:
    entry = entries_of(image).get(question.scope)
    return entry is not None and question.fits(entry.terms, entry.taken)


def _score(image: Image, words: tuple[str, ...]) -> int:
    """How much of what was asked a picture says, and where; of equals the newest comes first."""
    places = (
        (_IN_TITLE, words_indexed(image.title)),
        (_IN_TAGS, words_indexed(" ".join(image.tags or ()))),
        (_IN_TEXT, words_indexed(image.description)),
    )
    return sum(
        weight * (_WHOLE if word in held else any(one.startswith(word) for one in held))
        for word in words
        for weight, held in places
    )
