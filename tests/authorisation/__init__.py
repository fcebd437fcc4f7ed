"""Who may what, for every operation that the OpenAPI schema names."""
