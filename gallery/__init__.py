"""Pictures: sending them, keeping them, finding them, and giving them back."""
