"""The rules of moderation, one file a subject."""
