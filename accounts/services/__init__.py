"""The rules of accounts, one file a subject."""
