"""Word documents: a document through its template, its figures read back, its pages as PDF.

The only room that imports docxtpl and python-docx.
"""

from tiendo.word.errors import TemplateError
from tiendo.word.figures import printed_figures, read_figures
from tiendo.word.pdf import pages_to_pdf
from tiendo.word.render import render
from tiendo.word.text import sanitise

__all__ = ["TemplateError", "pages_to_pdf", "printed_figures", "read_figures", "render", "sanitise"]
