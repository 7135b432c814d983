"""Of XML, its trees are here: xml.etree.ElementTree."""

__all__ = ["etree"]
