"""Types of the keys by which entries of the demo refer to one another, and of times in a call."""

from typing import NewType

ContactKey = NewType("ContactKey", str)
PathKey = NewType("PathKey", str)
HypothesisKey = NewType("HypothesisKey", str)
OrganizationName = NewType("OrganizationName", str)
CallTime = NewType("CallTime", int)
"""Seconds since the interview began; ``12:05`` in the file."""
