"""The command line of ImageShare: `imageshare login`, `upload`, `list` and `download`."""

__version__ = "0.1.0"
