"""`make screenshots`: the pictures of the site that the documents show, taken in Chromium of the demo."""
