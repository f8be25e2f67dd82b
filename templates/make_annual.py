"""Made templates/annual.docx first. The committed .docx is the truth: this script undoes later restyling.

Usage: python templates/make_annual.py [OUT]
"""

import sys
from pathlib import Path

from annual_annexes import annexes
from annual_body import body, head_block, heading_block, signature_block
from nd30 import LANDSCAPE_CM, PORTRAIT_CM, fill_headers, new_document, save

MARKER = "{% if synthetic %}Dữ liệu minh họa{% endif %}"
DRAFT = ("if not approved", "DỰ THẢO")


def main(out: Path) -> None:
    document = new_document("Báo cáo định kỳ")
    head_block(document)
    heading_block(document)
    body(document)
    signature_block(document)
    annexes(document)
    first, second = document.sections[0], document.sections[1]
    fill_headers(first, PORTRAIT_CM, MARKER, *DRAFT)
    fill_headers(second, LANDSCAPE_CM, MARKER, *DRAFT)
    save(document, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("annual.docx"))
