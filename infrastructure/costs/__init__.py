"""What a month costs at three sizes, with the arithmetic; docs/costs.md is printed from here."""
