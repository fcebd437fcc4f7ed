"""Finding pictures: what they are found by, keeping that in line, and answering questions."""
