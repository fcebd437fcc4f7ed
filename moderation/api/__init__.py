"""The JSON entry points of moderation, for everybody: reports, and what was decided about one's own things."""
