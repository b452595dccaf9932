"""What a key press on a screen means, down to the rows."""
