"""What stands around the text of every sample: dữ liệu minh họa."""

from typing import Any

PLAN = "Kế hoạch nâng cao chất lượng dịch vụ pháp lý công"


def head() -> dict[str, Any]:
    return {
        "parent_agency": "",
        "issuing_agency": "Bộ Tư pháp",
        "place_date": "Hà Nội, ngày      tháng      năm 2023",
        "document_date": "2023-12-15",
        "approved": False,
        "synthetic": True,
    }


def official() -> dict[str, Any]:
    return head() | {
        "number": "",
        "symbol": "BC-BTP",
        "addressees": ["Thủ tướng Chính phủ"],
        "sign_authority": "KT. BỘ TRƯỞNG",
        "sign_post": "THỨ TRƯỞNG",
        "sign_name": "",
        "copies": ["Như trên", "Bộ trưởng (để báo cáo)", "Lưu: VT, PLQT"],
    }
