"""S3: keys, signed requests, objects; the only place that knows boto3's S3."""
