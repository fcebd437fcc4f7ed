"""Brings a stage to AWS, or to a local AWS, with one command; and takes it away again.

    AWS_REGION=… [SITE_URL=…] python -m infrastructure.deploy up|down STAGE

Everything may be run again. The two functions are reached through an alias, `live`, that moves to a new version only
when that version has answered; until then, and if anything fails, the old one goes on.
"""
