"""The gallery's management commands."""
