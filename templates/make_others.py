"""Made reminder, summary, changes and midterm (.docx, .en.docx) first. The committed files are the truth.

Usage: python templates/make_others.py [FOLDER]. It undoes restyling.
"""

import sys
from pathlib import Path

from letters import reminder, summary
from nd30 import save
from nd30_form import Form
from working_papers import changes, midterm

FORMS = (
    ("reminder", reminder, "Công văn đôn đốc", "Reminder"),
    ("summary", summary, "Báo cáo tóm tắt", "Summary"),
    ("changes", changes, "Bảng đối chiếu thay đổi", "Comparison"),
    ("midterm", midterm, "Bảng tổng hợp theo nhóm nhiệm vụ", "Table by group of tasks"),
)


def main(folder: Path) -> None:
    for name, fill, vi, en in FORMS:
        for lang, ending in (("vi", ".docx"), ("en", ".en.docx")):
            form = Form.new(lang, vi, en)
            fill(form)
            form.headers()
            save(form.document, folder / f"{name}{ending}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
