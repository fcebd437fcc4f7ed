"""The least that a Django and REST framework application on Zappa can be: what a cold start is compared with."""
