"""A second way to the figures of the working papers: what changed between two periods, the summary, the letters."""

from collections import Counter
from datetime import date, timedelta

from tests.acceptance.recount import Recount, on_paper, share
from tests.acceptance.recount_annual import RecountAnnual, rest

STATUSES = (
    "done_on_time done_late doing_in_time doing_overdue waiting_in_time waiting_overdue suspended no_activity "
    "not_reported no_deadline"
).split()


def changed(annual: RecountAnnual) -> dict[str, float]:
    """What the comparison of an annual report's period with the one before counts."""
    sides = {"before": annual.before, "after": annual.now}
    found: dict[str, float] = {}
    for side, recount in sides.items():
        found[f"table.submissions@{side}"] = recount.n_current
        by = Counter(task["derived"] for task in recount.tasks.values())
        found |= {f"table.tasks.{status}@{side}": by[status] for status in STATUSES}
        found[f"table.tasks@{side}"] = len(recount.tasks)
        bound = [agency for agency, requested in recount.reporters().items() if not requested]
        how = Counter(recount.timeliness(agency) for agency in bound)
        found |= {
            f"table.agencies.{name}@{side}": how[name] for name in ("on_time", "late", "returned", "missing")
        }
        found[f"table.agencies.reported@{side}"] = how["on_time"] + how["late"]
        for ref, task in recount.tasks.items():
            found[f"task.percent@{ref}.{side}"] = task["percent"]
            reported = task["reported"] + task["requested_reported"]
            asked = task["expected"] + task["requested"]
            found |= share("table.leads.all_reported-of-leads.all", reported, asked, f"@{ref}.{side}")
        for key in annual.shown:
            found[f"indicator.value@{key}.{side}"] = annual.measured(recount, key)["value"]  # type: ignore[assignment]
    found |= {
        f"{key.removesuffix('@after')}.change@changed": value - found[key.replace("@after", "@before")]
        for key, value in found.items()
        if key.startswith(("table.tasks", "table.agencies")) and key.endswith("@after")
    }
    for key in annual.shown:
        values = [found[f"indicator.value@{key}.{side}"] for side in ("after", "before")]
        if None not in values:
            now, then = (on_paper(value, annual.indicators[key]["unit_vi"]) for value in values)
            found[f"indicator.between@{key}"] = round(now - then, 2)
    return found | _moved(annual.before, annual.now)


def _moved(before: Recount, after: Recount) -> dict[str, float]:
    pairs = [(before.tasks[ref], task) for ref, task in after.tasks.items() if ref in before.tasks]
    changed = [
        (old, new) for old, new in pairs if (old["status"] == "completed") != (new["status"] == "completed")
    ]
    how = Counter(_turned(old, new) for old, new in changed)
    return {
        "changes.common": len(pairs),
        "changes.moved": sum(old["derived"] != new["derived"] for old, new in pairs),
        **{f"changes.{one}": how[one] for one in ("done", "undone", "again", "anew", "untold")},
    }


def _turned(old: dict, new: dict) -> str:
    """Of a task completed in one of two periods: another turn of it, silence, or a change of the same work."""
    now = new["status"] == "completed"
    if new["recurring"] and new["due"] != old["due"]:
        return "again" if now else "anew"
    if now:
        return "done"
    return "untold" if new["status"] == "not_reported" else "undone"


class RecountReminders:
    """The summary and the letters of a day, from the files that had come by then."""

    def __init__(self, recount: RecountAnnual, on: date) -> None:
        self.annual, self.on = recount, on
        self.entries = [entry for entry in recount.now.entries if entry["received_on"] <= on]
        last_day = date.fromisoformat(recount.now.period["due_before"]) - timedelta(days=1)
        self.days, self.last_day = abs((on - last_day).days), last_day

    def standing(self, agency: str) -> str:
        mine = [entry for entry in self.entries if entry["agency"] == agency]
        accepted = [entry["received_on"] for entry in mine if entry["outcome"].startswith("accepted")]
        if not accepted:
            return "returned" if mine else "missing"
        return "on_time" if min(accepted) <= self.last_day else "late"

    def figures(self, coordinator: str) -> dict[str, float]:
        owing = self.annual.now.reporters()
        bound = [agency for agency, requested in owing.items() if not requested]
        asked = [agency for agency, requested in owing.items() if requested]
        ladder = self.annual.now.head["reminders"]["days"]
        gone = sum(0 < day <= (self.on - self.last_day).days for day in ladder)
        found: dict[str, float] = {"reminder.days": self.days, "reminder.nth": gone}
        for group, agencies in {**self.annual.classes, "": bound, "requested": asked}.items():
            found |= self._kind(f"@{group}" if group else "", agencies)
        owed = {
            name: sum(
                self.standing(agency) in ("missing", "returned") and agency != coordinator for agency in those
            )
            for name, those in (("urged", bound), ("asked", asked))
        }
        found |= {f"summary.{name}": number for name, number in owed.items()}
        for agency in owing:
            found[f"agency.leads@{agency}"] = len(self.annual._led(agency))
        return found | self._returned()

    def _returned(self) -> dict[str, float]:
        """The errors of what came back; a letter that does not tell them all counts the others."""
        found: dict[str, float] = {}
        for entry in (entry for entry in self.entries if entry["outcome"] == "returned"):
            number, kinds = self.annual.numbers[entry["path"]], self.annual.faults_of(entry)
            found[f"submission.errors@{number}"] = sum(kinds.values())
            untold = list(kinds.values())[3:] if len(kinds) > 4 else []
            found[f"submission.errors.untold@{number}"] = sum(untold)
        return found

    def _kind(self, at: str, agencies: list[str]) -> dict[str, float]:
        by = Counter(self.standing(agency) for agency in agencies)
        came, owing = by["on_time"] + by["late"], by["missing"] + by["returned"]
        whole, part = ("requested", "requested_reported") if at == "@requested" else ("bound", "reported")
        found: dict[str, float] = {
            f"table.agencies.{whole}{at}": len(agencies),
            f"table.agencies.not_counted{at}": by["missing"],
            f"agencies.owing{at}": owing,
            **{f"{at_}agencies.{how}{at}": by[how] for how in ("on_time", "late", "returned", "missing", "excluded")
               for at_ in ("", "table.")},
            **rest(f"agencies.owing.rest{at}", owing, 12),
        }  # fmt: skip
        for scope in (at, "") if at == "@requested" else (at,):
            for place in ("", "table."):
                found |= share(f"{place}agencies.{part}-of-agencies.{whole}", came, len(agencies), scope)
        return found
