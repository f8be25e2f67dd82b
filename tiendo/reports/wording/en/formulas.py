"""What the figures mean and how they are computed."""

WHAT = {
    "tasks": "tasks assigned",
    "sections": "groups of tasks in the plan",
    "tasks.completed": "tasks that every lead agency has completed, leaving out those without activity",
    "tasks.done_on_time": "tasks completed on time",
    "tasks.done_late": "tasks completed late",
    "tasks.doing_in_time": "tasks in progress, within the deadline",
    "tasks.doing_overdue": "tasks in progress, overdue",
    "tasks.waiting_in_time": "tasks not started, within the deadline",
    "tasks.waiting_overdue": "tasks not started, overdue",
    "tasks.suspended": "tasks suspended",
    "tasks.no_activity": "tasks without activity in the period",
    "tasks.not_reported": "tasks not reported",
    "tasks.no_deadline": "tasks reported for which no deadline is set",
    "tasks.other": "tasks suspended, without activity in the period, or without a deadline",
    "tasks.overdue": "tasks in progress or not started beyond their deadline",
    "tasks.due": "tasks due on or before the day of the consolidation",
    "tasks.completed_due": "tasks completed among those due",
    "tasks.completed_with_deadline": "tasks completed that have a deadline",
    "tasks.completed_or_overdue": "tasks completed or overdue",
    "tasks.completed.before": "tasks completed in the previous reporting period",
    "tasks.before": "tasks assigned in the previous reporting period",
    "tasks.completed.difference": "tasks by which the number completed differs from the previous period",
    "tasks.silent": "tasks with a bound lead agency on which no lead agency has reported",
    "tasks.silent_requested": "tasks led by requested bodies only, without information so far",
    "tasks.low_coverage": "tasks whose share of lead agencies reporting is below the plan's threshold",
    "tasks.conflicting": "tasks reported as completed by some lead agencies and as not started by others",
    "tasks.claiming": "lead agencies reporting the same status",
    "tasks.falling_due": "tasks not completed, due after the day of the consolidation and within the next period",
    "tasks.preliminary": "tasks with a preliminary report due in the next period",
    "tasks.recurring": "recurring tasks due in the next period",
    "tasks.in_list": "tasks of the list",
    "leads": "bound lead agencies",
    "leads.reported": "bound lead agencies that have reported",
    "leads.silent": "lead agencies that have not reported",
    "leads.requested": "requested lead bodies",
    "leads.requested_reported": "requested lead bodies that have given information",
    "leads.completed": "lead agencies that report completion",
    "leads.saying.annex": "lead agencies that describe results, in the annex",
    "leads.saying": "lead agencies that describe results or reasons",
    "task.percent": "Mean percentage of completion over the lead agencies that reported",
    "rule.coverage": "The plan's threshold for the share of lead agencies reporting (%)",
    "agencies.bound": "agencies bound to report",
    "agencies.reported": "bound agencies with an accepted submission",
    "agencies.on_time": "bound agencies that reported on time (by the first accepted submission)",
    "agencies.late": "bound agencies that reported late",
    "agencies.returned": "bound agencies whose submissions were all returned",
    "agencies.missing": "bound agencies that have not reported",
    "agencies.requested": "bodies requested to give information",
    "agencies.requested_reported": "requested bodies that have given information",
    "agencies.requested_silent": "requested bodies without information so far",
    "agency.revisions": "submissions sent",
    "agency.leads": "tasks that the agency leads",
    "agency.leads_reported": "tasks that the agency leads and reported on",
    "agency.leads_completed": "tasks that the agency leads and reports as completed",
    "plans.having": "reporting agencies that issued their own plan or integrated the tasks into another",
    "plans.issued": "agencies that issued their own plan",
    "plans.integrated": "agencies that integrated the tasks into another plan",
    "plans.none": "agencies that report having no plan yet",
    "plans.unsaid": "reporting agencies that say nothing about a plan",
    "submissions": "submissions consolidated",
    "submissions.excluded": "submissions excluded from the consolidation by a decision in force",
    "submission.errors": "errors of the returned submission",
    "contributions.agencies": "agencies that describe contributions",
    "contributions.tasks": "tasks with contributions",
    "contributions": "contributions described",
    "difficulties": "difficulties reported",
    "difficulties.agencies": "agencies that report difficulties",
    "difficulties.task": "difficulties reported on the task",
    "difficulties.open": "difficulties unsolved",
    "difficulties.referred": "difficulties referred to the competent authority",
    "difficulties.solved": "difficulties solved",
    "difficulties.unsaid": "difficulties whose state is not stated",
    "difficulties.voicing": "agencies that report the same difficulty",
    "difficulties.different": "difficulties that differ in wording",
    "proposals": "proposals not yet solved",
    "proposals.agencies": "agencies with proposals not yet solved",
    "proposals.authority": "proposals not yet solved made to the authority",
    "proposals.different": "proposals to the authority that differ in wording",
    "proposals.solved": "proposals attached to difficulties already solved",
    "proposals.voicing": "agencies that make the same proposal",
}


def count(what: str, scope: str) -> str:
    named = WHAT[what]
    return (named if named[0].isupper() else f"Number of {named}") + _of(scope)


def share(what: str, of: str, scope: str) -> str:
    return f"Number of {WHAT[what]} divided by the number of {WHAT[of]}" + _of(scope)


def rest(what: str, scope: str) -> str:
    return f"Number of {WHAT[what]}, less those named" + _of(scope)


def _of(scope: str) -> str:
    return f"; scope: {scope}" if scope else ""
