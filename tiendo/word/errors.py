"""What can be wrong with a template or with what is put into it."""

from tiendo.errors import InputError


class TemplateError(InputError):
    """A template and the document put into it do not fit; the message names the template and the place."""

    def __init__(self, template: str, vi: str, en: str) -> None:
        super().__init__(f"Mẫu {template}: {vi}", f"Template {template}: {en}")
        self.template = template


def missing_value(template: str, name: str) -> TemplateError:
    return TemplateError(
        template,
        f"không có giá trị cho tên «{name}»; xem danh sách tên trong templates/README.md.",
        f"there is no value for the name '{name}'; templates/README.md lists the names.",
    )


def unknown_column(template: str, table: str, style: str, column: str) -> TemplateError:
    row = f"{table} {style}".strip()
    return TemplateError(
        template,
        f"dòng [[row {row}]] dùng cột «{column}» mà báo cáo không có; xem templates/README.md.",
        f"the row [[row {row}]] uses the column '{column}', not in the document; see templates/README.md.",
    )


def broken_structure(template: str, detail: object) -> TemplateError:
    return TemplateError(
        template,
        f"các lệnh mẫu làm hỏng cấu trúc văn bản; mỗi lệnh {{%p … %}} phải đứng riêng một đoạn ({detail}).",
        f"its tags break the document's structure; each {{%p … %}} needs a paragraph of its own ({detail}).",
    )
