"""The tests of Infoview; the folders are those of the package."""
