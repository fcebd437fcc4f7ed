"""What a full site asks of its services; apart from the others, whose tables it would fill."""
