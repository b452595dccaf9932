"""Exit codes. argparse uses 2 for usage errors; the last two are 128 plus the signal number."""

EXIT_OK, EXIT_FAILED, EXIT_INTERRUPTED, EXIT_BROKEN_PIPE = 0, 1, 130, 141
