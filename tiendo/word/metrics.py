"""How wide text is in Times New Roman Bold, the type of all text that has a drawn rule below it."""

import unicodedata

_STEP = 4.0  # points
_TOLERANCE = 1.03  # another font of the same metrics may still kern differently

# Advance widths in thousandths of the type size; what is not listed is 500 wide. Tone marks add nothing.
_WIDTHS = {
    letter: width
    for width, letters in {
        250: " \u00a0,.",
        278: "'/\\il",
        333: "!()-:;[]fjt",
        389: "Is",
        444: "cerz",
        554: "ơ",
        556: "Sbdhknpquđ",
        600: "ư",
        611: "FP",
        667: "BELTZ",
        722: "ACDNRUVXYwĐ",
        778: "GHKOQƠ",
        796: "Ư",
        833: "&m",
        944: "M",
        1000: "%W—…",
    }.items()
    for letter in letters
}


def text_width(text: str, size: float) -> float:
    """Width in points of `text` set in `size` points, on one line."""
    return sum(_WIDTHS.get(letter, _WIDTHS.get(_base(letter), 500)) for letter in text) * size / 1000


def longest_line(text: str, size: float, room: float) -> float:
    """Width of the longest line when `text` is wrapped at `room` points."""
    return max((text_width(line, size) for line in _wrapped(text, size, room)), default=0.0)


def narrowest(text: str, size: float, room: float) -> float:
    """The least room, up to `room`, in which `text` takes no more lines than it does in `room`."""
    lines = len(_wrapped(text, size, room))
    best = narrower = room
    while narrower > room / 2 and len(_wrapped(text, size, narrower / _TOLERANCE)) <= lines:
        best, narrower = narrower, narrower - _STEP
    return best


def _wrapped(text: str, size: float, room: float) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _base(letter: str) -> str:
    """The letter without tone marks but with its horn."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + ("\u031b" if "\u031b" in parts else ""))
