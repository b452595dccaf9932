"""File formats from which contacts are imported."""
