"""The rules of the gallery, one subject a file; who may do what is checked here."""
