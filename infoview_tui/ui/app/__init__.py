"""The application: startup, navigation, keys and quitting."""
