"""What a user does: one module an action, free of any interface."""
