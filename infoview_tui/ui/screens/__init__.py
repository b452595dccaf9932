"""The screens: the only ones that change anything, by calling services."""
