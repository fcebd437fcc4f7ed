"""The management commands of moderation."""
