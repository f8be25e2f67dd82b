"""Made templates/review.docx and review.en.docx first. The committed files are the truth: this undoes restyling.

Usage: python templates/make_review.py [FOLDER]
"""

import sys
from pathlib import Path

from nd30 import save
from nd30_form import Form
from review_annexes import annexes
from review_body import body


def main(folder: Path) -> None:
    for lang, name in (("vi", "review.docx"), ("en", "review.en.docx")):
        form = Form.new(lang, "Báo cáo tổng kết", "Multi-year review")
        body(form)
        annexes(form)
        form.headers()
        save(form.document, folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
