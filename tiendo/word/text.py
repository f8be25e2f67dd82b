"""Text on its way into a Word document: made clean once, then escaped, never rendered again.

What agencies write passes through `sanitise`. It removes the noncharacters U+FDD0 to U+FDEF, so that this room
may use them as marks inside the rendered frame: no text from outside can be mistaken for one.
"""

import re
import unicodedata

FIGURE_START, FIGURE_NUMBER_END, FIGURE_END = "\ufdd0", "\ufdd1", "\ufdd2"

# libxml2 cuts a text node off at 10 MB without a word; a character takes at most 4 bytes.
LIMIT = 1_000_000

_BREAK_MARKS = "\r\x0b\x0c\x85\u2028\u2029"
_CONTROL_MARKS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ufeff"
_BROKEN_MARKS = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
_BREAKS = re.compile(f"\r\n|[{_BREAK_MARKS}]")
_CONTROLS = re.compile(f"[{_CONTROL_MARKS}]")
_BROKEN = re.compile(f"[{_BROKEN_MARKS}]")
_ANY = re.compile(f"[{_BREAK_MARKS}{_CONTROL_MARKS}{_BROKEN_MARKS}]")
# What nearly all text consists of: composed Vietnamese and plain punctuation, nothing to clean.
_PLAIN = re.compile("[\t\n -~\u00a0-\u024f\u1e00-\u1eff\u2010-\u2026]*")
_MARKUP = re.compile("[&<>\n\t]")
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\n": '</w:t><w:br/><w:t xml:space="preserve">',
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
}


def sanitise(text: str) -> str:
    """`text` as a document can hold it, and as Word will show it.

    Line ends of every kind become line feeds; control characters and the marks that turn the writing direction of
    what follows are dropped; lone surrogates and noncharacters become U+FFFD; letters are composed (NFC, TCVN
    6909:2001); beyond `LIMIT` characters the text is cut and says so.
    """
    if _is_plain(text):
        return text
    if _ANY.search(text):
        text = _BROKEN.sub("\ufffd", _CONTROLS.sub("", _BREAKS.sub("\n", text)))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if len(text) > LIMIT:
        text = f"{text[:LIMIT]}… [đã lược bớt {len(text) - LIMIT} ký tự]"
    return text


def one_line(text: str) -> str:
    """`text` sanitised, on one line."""
    return sanitise(text).replace("\n", " ").replace("\t", " ")


def run_text(text: str) -> str:
    """`text` sanitised as XML for the inside of a `w:t` element; line ends and tabs as Word writes them."""
    text = sanitise(text)
    return _MARKUP.sub(lambda match: _ESCAPES[match.group()], text) if _MARKUP.search(text) else text


def _is_plain(text: str) -> bool:
    return len(text) <= LIMIT and _PLAIN.fullmatch(text) is not None
