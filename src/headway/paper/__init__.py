"""Display lists on paper: SVG, PDF and PNG, without a browser and without the network."""

from headway.paper.gantt import Gantt, draw_gantt
from headway.paper.sheets import pdf_of, png_of
from headway.paper.svg import svg_of
from headway.paper.themes import THEMES
from headway.paper.words import drawing_words

__all__ = ["THEMES", "Gantt", "draw_gantt", "drawing_words", "pdf_of", "png_of", "svg_of"]
