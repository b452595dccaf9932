"""Files in and out, told as stories."""
