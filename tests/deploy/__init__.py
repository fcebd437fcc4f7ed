"""A whole deployment, from nothing to nothing, on a local AWS."""
