"""A received file: what is known of it, and how that is told."""

from dataclasses import dataclass
from datetime import date

from tiendo.plan import Period, Plan
from tiendo.receipts.wording import Phrase, counted, day, size

PLAN = Phrase("Kế hoạch", "Plan")
PERIOD = Phrase("Kỳ báo cáo", "Period")
WINDOW = Phrase(
    "{title} (số liệu từ ngày {start} đến hết ngày {end})", "{title} (data from {start} to {end})"
)
AGENCY = Phrase("Cơ quan báo cáo", "Agency")
UNIT = Phrase("Đơn vị", "Unit")
FILE = Phrase("Tệp", "File")
REVISION = Phrase("Lần nộp", "Revision")
RECEIVED_ON = Phrase("Ngày nhận", "Received on")
SIZE = Phrase("Dung lượng", "Size")
SHA256 = Phrase("Mã SHA-256", "SHA-256")
OF_BEGINNING = Phrase("{sha256} (của {kept} đầu tiên)", "{sha256} (of the first {kept})")


@dataclass(frozen=True)
class Received:
    """A file as it was received. `submission` is its number in the ledger, `size` its bytes.

    `first_accepted_on` is the day of the first accepted revision of its agency and unit, this one included;
    `in_force` the revision that is consolidated now. Both are None where none was accepted yet. `after_reopening` where
    the period had been locked and reopened before anything of its agency and unit was accepted. `kept` are the
    bytes that are kept, and hashed, of a file too large to be taken; None where it is all of them.
    """

    submission: int
    file_name: str
    size: int
    sha256: str
    plan: Plan
    period: Period
    agency: str
    unit: str
    revision: int
    received_on: date
    first_accepted_on: date | None
    in_force: int | None
    after_reopening: bool = False
    kept: int | None = None


def facts(received: Received, lang: str) -> list[tuple[str, str]]:
    """What was received, as labels and values."""
    plan, period = received.plan, received.period
    window = WINDOW.say(
        lang, title=period.title(lang), start=day(period.window_from, lang), end=day(period.window_to, lang)
    )
    stated = [
        (PLAN, plan.cited(lang)),
        (PERIOD, window),
        (AGENCY, plan.registry.name(received.agency, lang)),
        (UNIT, received.unit),
        (FILE, received.file_name),
        (REVISION, counted(received.revision, lang)),
        (RECEIVED_ON, day(received.received_on, lang)),
        (SIZE, size(received.size, lang)),
        (SHA256, _hash(received, lang)),
    ]
    return [(label.say(lang), value) for label, value in stated if value]


def _hash(received: Received, lang: str) -> str:
    if received.kept is None:
        return received.sha256
    return OF_BEGINNING.say(lang, sha256=received.sha256, kept=size(received.kept, lang))
