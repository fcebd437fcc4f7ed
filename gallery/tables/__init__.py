"""PynamoDB models of the gallery; every access pattern is a named function."""
