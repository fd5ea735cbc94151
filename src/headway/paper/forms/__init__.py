"""Forms of the site on A4: a static typst document and its values as JSON, so that no word of a person is program."""

from headway.paper.forms.printing import FORMS, form_pdf, form_png

__all__ = ["FORMS", "form_pdf", "form_png"]
