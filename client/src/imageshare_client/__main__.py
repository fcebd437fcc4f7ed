"""`python -m imageshare_client` is `imageshare`."""

from imageshare_client.cli import run

if __name__ == "__main__":
    run()
