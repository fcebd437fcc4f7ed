"""What is measured rather than tested: each module is a command that prints numbers and says how it got them."""
