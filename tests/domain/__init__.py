"""The rules, told as stories."""
