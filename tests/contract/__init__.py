"""Whether the API keeps what its OpenAPI schema promises."""
