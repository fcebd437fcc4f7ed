"""What each command does, one subject a file."""
