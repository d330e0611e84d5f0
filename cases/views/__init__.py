"""A view fetches what the user may see, asks permission, acts, and answers. No rules here."""
