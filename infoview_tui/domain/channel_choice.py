"""The channel for a message, and why: the contact's wish, the referrer's, then email, then what is known (R7)."""

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


class ReferrerWish(NamedTuple):
    """The channel that somebody suggested for a contact; ``name`` is empty if it is not known who."""

    channel: Channel
    name: str = ""


def choose_channel(
    first_name: str,
    *,
    preferred: Channel | None = None,
    suggested: ReferrerWish | None = None,
    email: str = "",
    profile_url: str = "",
    phone: str = "",
) -> ChannelChoice:
    """Choose the channel: the preferred one wins, then the suggested one.

    Without a wish, it is email, or LinkedIn or phone if only they are known.
    """
    missing = {
        Channel.EMAIL: "" if email else "; no email address yet",
        Channel.PHONE: "" if phone else "; no number yet",
        Channel.TEXT: "" if phone else "; no number yet",
    }
    if preferred is not None:
        who = first_name.strip() or "The contact"
        return ChannelChoice(preferred, f"{who} prefers {_format(preferred)}{missing.get(preferred, '')}")
    if suggested is not None:
        says = f"{suggested.name} suggested" if suggested.name else "your research suggests"
        channel = suggested.channel
        return ChannelChoice(channel, f"{says} {_format(channel)}{missing.get(channel, '')}")
    if email:
        return ChannelChoice(Channel.EMAIL, "email, the default")
    if profile_url:
        return ChannelChoice(Channel.LINKEDIN, "LinkedIn: no email address yet")
    if phone:
        return ChannelChoice(Channel.PHONE, "phone: no email address yet")
    return ChannelChoice(Channel.EMAIL, "email, the default; no address yet")


def _format(channel: Channel) -> str:
    return f"{CHANNEL_NAMES[channel]}{'s' if channel is Channel.TEXT else ''}"
