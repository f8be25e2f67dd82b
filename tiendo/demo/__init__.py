"""The demo: invented reports as officials would send them, period by period, seeded and marked as illustrative.

Files are made in three steps that can be read on their own: what an agency has to say (`answers`), how its official
writes it (`habits`), what goes wrong with it (`flaws`). `script` decides who sends what when.
"""

from tiendo.demo.ahead import made_ahead
from tiendo.demo.answers import Answers, Writer
from tiendo.demo.delivery import drop, ensure_demo_home
from tiendo.demo.drops import SEED, Drop, Play
from tiendo.demo.fill import fill
from tiendo.demo.season import demo_periods

__all__ = [
    "SEED",
    "Answers",
    "Drop",
    "Play",
    "Writer",
    "demo_periods",
    "drop",
    "ensure_demo_home",
    "fill",
    "made_ahead",
]
