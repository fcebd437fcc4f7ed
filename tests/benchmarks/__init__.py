"""The benchmarks measure what they say they do; the numbers themselves are for their commands."""
