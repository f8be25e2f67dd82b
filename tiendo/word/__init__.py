"""Word documents: a document through its template, its figures read back, its pages as PDF.

The only room that imports docxtpl and python-docx.
"""

from tiendo.word.errors import TemplateError
from tiendo.word.pdf import pages_to_pdf
from tiendo.word.render import render, render_letters
from tiendo.word.text import sanitise
from tiendo.word.tracing import printed_figures, read_figures

__all__ = [
    "TemplateError",
    "pages_to_pdf",
    "printed_figures",
    "read_figures",
    "render",
    "render_letters",
    "sanitise",
]
