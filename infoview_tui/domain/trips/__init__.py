"""Trips: who could be met where and when, within the days, hours, and travel times of one city (R15)."""
