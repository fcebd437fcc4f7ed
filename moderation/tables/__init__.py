"""The tables of moderation; the only place that knows PynamoDB."""
