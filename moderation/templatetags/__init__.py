"""What the templates of moderation say numbers and times with."""
