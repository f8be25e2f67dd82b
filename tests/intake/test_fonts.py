"""Texts of legacy fonts are recognised, and nothing else is taken for one."""

import pytest

from tiendo.intake.fonts import is_unclear, retyped
from tiendo.intake.syllables import is_syllable, words

SENTENCE = "Đang lấy ý kiến các đơn vị, đã ban hành văn bản hướng dẫn"


@pytest.mark.parametrize(
    ("text", "font", "meant"),
    [
        ("§ang lÊy ý kiÕn c¸c ®¬n vÞ, ®· ban hµnh v¨n b¶n h\xadíng dÉn", "TCVN3 (ABC)", SENTENCE),
        ("Ñang laáy yù kieán caùc ñôn vò, ñaõ ban haønh vaên baûn höôùng daãn", "VNI", SENTENCE),
        ("Hoµn thµnh", "TCVN3 (ABC)", "Hoàn thành"),
        ("Hoaøn thaønh", "VNI", "Hoàn thành"),
        ("kÕt qu¶ 12/BC-ABC (50%)", "TCVN3 (ABC)", "kết quả 12/BC-ABC (50%)"),
    ],
)
def test_legacy_texts(text, font, meant):
    found = retyped(text)

    assert found is not None
    assert (found.font, found.text) == (font, meant)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        SENTENCE.upper(),
        "dang lay y kien",
        "« trích » § 5 · mục 3 – 20 m² ®",
        "naïve café, Malmö, São Paulo",
        "5 µg/m³ ± 2°",
        "và có cả số 12/BC",
        "Nghị\xadđịnh",
        "ĐÃ BAN HÀNH",
        "HÀ nội, TÊn",
    ],
)
def test_other_texts_stay_as_they_are(text):
    assert retyped(text) is None
    assert not is_unclear(text)


def test_a_mixture_is_unclear():
    assert is_unclear("Đã ban hành v¨n b¶n h\xadíng dÉn")


def test_syllables():
    assert all(map(is_syllable, words("Nghiêng ngoằn ngoèo khuyết khuya quốc giữa gì ươm ước quyền yếu oan")))
    assert not any(map(is_syllable, ("hµnh", "kiõ̂n", "ññ", "aeiou", "bẻẻ")))
