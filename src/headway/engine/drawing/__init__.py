"""Charts as display lists: geometry with roles, no colours, no files. Painters turn it into SVG and PDF."""

from headway.engine.drawing.chart import BAR, HAMMOCK, HEADING, MILESTONE, SUMMARY, Chart, Column, Links
from headway.engine.drawing.days import SiteCalendar
from headway.engine.drawing.display import Page
from headway.engine.drawing.errors import RowsTooLow, TooManyPages
from headway.engine.drawing.pages import WORD_KEYS, draw_page, draw_pages
from headway.engine.drawing.sheet import LAYERS, PAPERS, Sheet, TitleBlock
from headway.engine.drawing.tiling import MOST_PAGES, Tiling, tile

__all__ = [
    "BAR", "HAMMOCK", "HEADING", "LAYERS", "MILESTONE", "MOST_PAGES", "PAPERS", "SUMMARY", "WORD_KEYS", "Chart",
    "Column", "Links", "Page", "RowsTooLow", "Sheet", "SiteCalendar", "Tiling", "TitleBlock", "TooManyPages",
    "draw_page", "draw_pages", "tile",
]  # fmt: skip
