"""What the senders of a batch reported for the period before: new reports are compared with it."""

from collections.abc import Collection

import polars as pl

from tiendo.intake import History
from tiendo.ledger import Ledger, records, submissions
from tiendo.plan import Period, Plan


def reported_before(ledger: Ledger, plan: Plan, period: Period, agencies: Collection[str]) -> History:
    """What counts of the agencies' submissions for the period before; nothing where there is no such period."""
    before = plan.period_before(period)
    if before is None:
        return History()
    known = submissions(ledger, plan.id, before.id).filter("current", pl.col("agency").is_in(list(agencies)))
    senders = known.select("submission", "agency", "unit")
    return History(
        progress=senders.join(records(ledger, "progress", known["submission"]), on="submission"),
        observations=senders.join(records(ledger, "observations", known["submission"]), on="submission"),
    )
