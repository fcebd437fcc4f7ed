"""The JSON of the gallery, for the API and for the first data of a page alike."""
