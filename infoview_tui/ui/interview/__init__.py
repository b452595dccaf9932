"""Interview screen: reading a past interview."""
