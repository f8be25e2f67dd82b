"""What became of milestones."""

from enum import StrEnum


class Kept(StrEnum):
    """What became of a milestone. One whose task nobody reports on is silent, never missed."""

    on_time = "on_time"
    late = "late"
    open = "open"  # not done, and the day has passed
    waiting = "waiting"  # not done, the day is yet to come
    undated = "undated"  # done, the day is not known
    silent = "silent"
    stopped = "stopped"  # suspended or without activity
