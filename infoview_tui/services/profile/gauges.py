"""Reads of the gauges of paths; they are set in `infoview_tui.services.profile.gauge_changes`."""

from infoview_tui.services.core.gauges import read_gauges as read_gauges
