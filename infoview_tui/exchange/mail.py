"""Names that the message screen still uses; see `mailto` and `mail_program`."""

from infoview_tui.exchange.mail_program import open_mail_program
from infoview_tui.exchange.mailto import MAX_URL_LENGTH as SAFE_URL_LENGTH, format_mailto as mailto_url

__all__ = ["SAFE_URL_LENGTH", "mailto_url", "open_mail_program"]
