"""Made templates/annual.docx and annual.en.docx first. The committed files are the truth: this undoes restyling.

Usage: python templates/make_annual.py [FOLDER]
"""

import sys
from pathlib import Path

from annual_annexes import annexes
from annual_body import body
from nd30 import save
from nd30_form import Form


def main(folder: Path) -> None:
    for lang, name in (("vi", "annual.docx"), ("en", "annual.en.docx")):
        form = Form.new(lang, "Báo cáo định kỳ", "Periodic report")
        body(form)
        annexes(form)
        form.headers()
        save(form.document, folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
