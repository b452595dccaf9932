"""Opening a message in the user's mail program. Infoview itself never sends email."""

from __future__ import annotations

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.default_program import open_in_default_program


def open_mail_program(target: str) -> None:
    """Open a ``mailto:`` URL or the path of an ``.eml`` file in the mail program.

    Call it in a thread (see `open_in_default_program`). Raises InfoviewError if it does not open.
    """
    try:
        open_in_default_program(target, "mail program")
    except InfoviewError as error:
        raise InfoviewError(f"{error} Copy the message instead.") from error
