"""The field's knowledge as plain Python: standard library only, no Django, no database."""
