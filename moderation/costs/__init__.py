"""What a month costs: prices, what is asked of the services, and the arithmetic; docs/costs.md is printed from here."""
