"""What can be wrong with a template or with what is put into it."""

from tiendo.errors import InputError


class TemplateError(InputError):
    """A template and the document put into it do not fit; the message names the template and the place."""

    def __init__(self, template: str, vi: str, en: str) -> None:
        super().__init__(f"Mẫu {template}: {vi}", f"Template {template}: {en}")
        self.template = template
