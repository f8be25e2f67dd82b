"""The comments of a worksheet (xlsx): notes, and conversations, of which a note stands for each."""

from collections.abc import Iterator
from posixpath import basename, dirname, join, normpath

from lxml import etree

from schemas.marks import senders_part
from tiendo.intake.model import Noted, spot
from tiendo.intake.readers.archive import Archive, parse, streamed

_TYPES = "[Content_Types].xml"
_MENTIONED = b"comments+xml"
_THREAD = "tc="  # how the author of a note begins that stands for a conversation
_THREAD_HELP = "linkid=870924"  # what such a note says first, in the sender's language, ends so


def comments_of(archive: Archive, part: str) -> Iterator[Noted]:
    """A remark on every comment of a worksheet that its sender wrote."""
    if _MENTIONED not in archive[_TYPES]:
        return
    targets = _targets(archive, part)
    threads = list(_threads(archive[targets["threadedComment"]])) if "threadedComment" in targets else []
    told = {place for place, _ in threads}
    notes = _notes(archive[targets["comments"]]) if "comments" in targets else ()
    for place, text in (*threads, *(note for note in notes if note[0] not in told)):
        if text:
            yield Noted(spot(place.partition(":")[0]), "comment_unread", text)


def _targets(archive: Archive, part: str) -> dict[str, str]:
    """The parts with a worksheet's comments, by their kind."""
    folder = dirname(part)
    relations = join(folder, "_rels", f"{basename(part)}.rels")
    if relations not in archive:
        return {}
    entries = parse(archive[relations]).iter("{*}Relationship")
    found = {
        entry.get("Type", "").rpartition("/")[2]: normpath(join("/", folder, entry.get("Target", ""))).lstrip(
            "/"
        )
        for entry in entries
    }
    return {kind: target for kind, target in found.items() if target in archive}


def _notes(part: bytes) -> Iterator[tuple[str, str]]:
    """Cell and text of each note."""
    authors: list[str] = []
    for element in streamed(part, "authors", "comment"):
        if etree.QName(element).localname == "authors":
            authors = [author.text or "" for author in element]
            continue
        number = element.get("authorId", "")
        known = number.isdecimal() and int(number) < len(authors)
        text = "".join(piece.text or "" for piece in element.iter("{*}t"))
        yield element.get("ref", ""), _told(text, authors[int(number)] if known else "")


def _told(text: str, author: str) -> str:
    """What a note says: without our marks, its author's name, and what stands for a conversation."""
    said = senders_part(text)
    if _THREAD_HELP in said:
        said = said.partition(_THREAD_HELP)[2].strip().partition("\n")[2]
    return said.removeprefix(f"{author}:").strip() if author else said


def _threads(part: bytes) -> Iterator[tuple[str, str]]:
    """Cell and text of each remark of a conversation."""
    for element in streamed(part, "threadedComment"):
        yield element.get("ref", ""), (element.findtext("{*}text") or "").strip()
