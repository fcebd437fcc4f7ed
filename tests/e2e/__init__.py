"""The whole application as its users meet it: a real server, a real worker, a real browser."""
