"""What visitors feel of the front end, measured in Chromium on the whole site, beside its budgets."""
