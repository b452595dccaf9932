"""The preparation screen."""
