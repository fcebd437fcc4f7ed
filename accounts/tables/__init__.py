"""The DynamoDB tables of accounts, one a file; every way they are read or written is a named method."""
