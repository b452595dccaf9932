"""The screens and their helpers, told as stories."""
