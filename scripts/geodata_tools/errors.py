"""The one error that the geodata scripts report to the person who runs them."""


class GeodataError(Exception):
    """Something about the inputs or the committed files is not as it should be."""
