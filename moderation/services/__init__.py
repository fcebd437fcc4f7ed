"""What the pages of moderation ask; who may is checked by the pages' guards."""
