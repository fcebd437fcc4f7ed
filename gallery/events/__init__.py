"""Entry points for queue messages."""
