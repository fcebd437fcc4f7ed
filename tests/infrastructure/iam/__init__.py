"""Who may what: the calls that are tried, the rights that the code uses, and the policies that grant them."""
