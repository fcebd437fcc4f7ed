"""Keeping the place decent: the moderators' dashboard."""
