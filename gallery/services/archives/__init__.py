"""Archives: an album, or all that somebody has, as ZIP files that a job packs and their owner fetches from S3."""
