"""docs/costs.md: what a month costs at three sizes, with the arithmetic of `moderation.costs`."""
