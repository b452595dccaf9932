"""The app: startup, navigation, keys, and quitting."""
