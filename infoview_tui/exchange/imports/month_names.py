"""Names of months in the languages in which other programs export dates."""

import unicodedata
from functools import cache, lru_cache

_NAMES = (
    "january february march april may june july august september october november december",  # codespell:ignore
    "januar februar märz april mai juni juli august september oktober november dezember",  # codespell:ignore
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",  # codespell:ignore
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",  # codespell:ignore
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",  # codespell:ignore
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",  # codespell:ignore
    "januari februari maart april mei juni juli augustus september oktober november december",  # codespell:ignore
    "jan feb mrt apr mei jun jul aug sep okt nov dec",  # codespell:ignore
    "jan feb mrz apr mai jun jul aug sept okt nov dez",  # codespell:ignore
)
"""One language each: English, German, French, Spanish, Italian, Portuguese, Dutch, and abbreviations."""

_MIN_LENGTH = 3


@lru_cache(maxsize=256)
def month_of_name(name: str) -> int:
    """Return the number of a month by its name or the start of one, without accents; 0 if that is no month or several.

    For example, ``jui`` is June or July in French.
    """
    folded = _fold(name)
    if len(folded) < _MIN_LENGTH:
        return 0
    found = {number for known, number in _numbers() if known.startswith(folded)}
    return found.pop() if len(found) == 1 else 0


@cache
def _numbers() -> tuple[tuple[str, int], ...]:
    lines = (line.split() for line in _NAMES)
    return tuple((_fold(name), number) for names in lines for number, name in enumerate(names, 1))


def _fold(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
