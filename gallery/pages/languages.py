"""In which language a page of the React application begins: what was chosen, else what the browser asks for."""

from typing import Final

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

# Those of frontend/src/config/languages.ts; the first is for whoever reads none of them.
LANGUAGES: Final = ("en", "de")
# The front end writes it, where a language is chosen.
COOKIE: Final = "language"


def page_language(request: HttpRequest) -> str:
    chosen = request.COOKIES.get(COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    for asked, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        language = asked.split("-", 1)[0]
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]
