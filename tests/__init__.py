"""The tests of Infoview; the folders mirror those of the package."""
