"""How comments of ours are known again, whatever a program makes of their author: marked copies come back."""

AUTHOR = "tiendo"
OPENING = f"{AUTHOR}:\n"
SENDERS_OWN = f"\n\n{'─' * 12}\n"  # what follows in a comment of ours was there before


def senders_part(text: str) -> str:
    """What a comment says that is not ours."""
    plain = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if not plain.startswith(OPENING.strip()):
        return plain
    return plain.partition(SENDERS_OWN.strip("\n"))[2].strip()
