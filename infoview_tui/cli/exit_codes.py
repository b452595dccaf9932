"""Exit codes. argparse uses 2 for usage errors; the last two are 128 plus the signal number."""

EXIT_OK, EXIT_FAILED, EXIT_INTERRUPTED, EXIT_BROKEN_PIPE = 0, 1, 130, 141

EXIT_CODES = {
    EXIT_OK: "Success. That nothing was found or nothing is due is a success, too.",
    EXIT_FAILED: "The command failed, or only a part of it was done; a sentence on stderr says why.",
    2: "The command line cannot be understood.",
    EXIT_INTERRUPTED: "Interrupted by ctrl+c.",
    EXIT_BROKEN_PIPE: "The program that reads the output has ended.",
}
"""What each exit code means, for the help and the manual page. They never change."""
