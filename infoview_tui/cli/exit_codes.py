"""Exit codes. Wrong usage is argparse's 2; the last two are 128 and the number of the signal."""

EXIT_OK, EXIT_FAILED, EXIT_INTERRUPTED, EXIT_BROKEN_PIPE = 0, 1, 130, 141
