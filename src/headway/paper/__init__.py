"""Display lists on paper: SVG, PDF and PNG, without a browser and without the network."""

from headway.paper.sheets import pdf_of, png_of
from headway.paper.svg import svg_of
from headway.paper.themes import THEMES

__all__ = ["THEMES", "pdf_of", "png_of", "svg_of"]
