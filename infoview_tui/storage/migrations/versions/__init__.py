"""Schema revisions, one numbered file each."""
