"""HTML entry points: the React shell with its head tags and first data."""
