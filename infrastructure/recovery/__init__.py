"""Backing up the rows of a stage and bringing them back. Pictures and accounts are in S3 and Cognito and stay there."""
