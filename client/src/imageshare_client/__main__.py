"""`python -m imageshare_client` is `imageshare`."""

import sys

from imageshare_client.cli import main

sys.exit(main())
