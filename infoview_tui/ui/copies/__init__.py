"""Merging another copy of the data: file, passphrase, preview."""
