"""Checks of reported lines against the plan, the period, what came before, and one another."""

from tiendo.intake.checks.bench import Bench, History
from tiendo.intake.checks.run import check_tables

__all__ = ["Bench", "History", "check_tables"]
