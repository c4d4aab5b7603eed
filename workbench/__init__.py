"""The application: what a user does with texts, bitexts and memories."""
