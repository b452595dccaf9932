"""The channel for a message, and why: the contact's wish, then email, then what is known (R7)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import Channel
from infoview_tui.domain.labels import CHANNEL_NAMES

CHANNEL_MERITS = {
    Channel.EMAIL: "They can answer when it suits them, and a résumé can be attached.",
    Channel.PHONE: "You hear how they react, and can agree on a time at once.",
    Channel.POST: "A letter is rare, so it is remembered; it takes days.",
    Channel.LINKEDIN: "They see your profile with it; a note with an invitation has 300 characters.",
    Channel.TEXT: "Quick and informal, for people who know you well.",
}
"""What speaks for each channel (R7)."""


class ChannelChoice(NamedTuple):
    """A channel, and why it was chosen, as a phrase after its name."""

    channel: Channel
    reason: str


def choose_channel(
    first_name: str,
    *,
    preferred: Channel | None = None,
    email: str = "",
    profile_url: str = "",
    phone: str = "",
) -> ChannelChoice:
    """Choose the channel: the preferred one wins, then email, then LinkedIn or phone if only they are known."""
    known = {Channel.EMAIL: email, Channel.LINKEDIN: profile_url, Channel.PHONE: phone, Channel.TEXT: phone}
    if preferred is not None:
        name = CHANNEL_NAMES[preferred]
        reason = f"{first_name.strip() or 'The contact'} prefers {name}{'s' if preferred is Channel.TEXT else ''}"
        missing = {Channel.EMAIL: "no email address yet", Channel.PHONE: "no number yet", Channel.TEXT: "no number yet"}
        if preferred in missing and not known[preferred]:
            reason += f"; {missing[preferred]}"
        return ChannelChoice(preferred, reason)
    if email:
        return ChannelChoice(Channel.EMAIL, "email, the default")
    if profile_url:
        return ChannelChoice(Channel.LINKEDIN, "LinkedIn: no email address yet")
    if phone:
        return ChannelChoice(Channel.PHONE, "phone: no email address yet")
    return ChannelChoice(Channel.EMAIL, "email, the default; no address yet")
