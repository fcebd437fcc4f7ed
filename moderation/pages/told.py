"""What the owner of something reads of a decision about it, on its own page or while they are shut out."""

from datetime import datetime
from typing import Any, Final

from moderation.services.appeals import Told
from moderation.services.shown import rule_title
from moderation.subjects import COMMENT, IMAGE
from moderation.tables.cases import APPEALED

# To whom it is about: what happened, and what they can do.
TOLD: Final = {
    "hide": ("was hidden", "Nobody but you sees it. Change what the rule is about, and appeal."),
    "remove": ("was removed", "Nobody can see it any more. It is kept while you may appeal; do not send it again."),
    "label": ("was labelled as sensitive", "It is shown behind a warning."),
    "remove_comment": ("was removed", "Nobody can see it any more. You may write another one that keeps to the rule."),
    "warn": ("has a warning", "Nothing was taken away. Keep to the rule: what comes next may be more than a warning."),
    "suspend": ("is suspended", "You can sign in again when the time is over."),
    "ban": ("is banned", "You cannot sign in any more, unless an appeal has it taken back."),
}
THINGS: Final = {IMAGE: "Your picture", COMMENT: "Your comment"}


def decision_context(told: Told) -> dict[str, Any]:
    """What was decided, why, what can be done, and what became of the appeal."""
    case = told.case
    appealed_at: datetime | None = case.appealed_at
    did, advice = TOLD.get(str(case.action), ("was looked at", ""))
    about_person = case.action in ("suspend", "ban", "warn")
    return {
        "decision": {
            "words": f"{'Your account' if about_person else THINGS.get(case.kind, 'Your account')} {did}",
            "subject": case.evidence if case.kind == COMMENT else "",
            "at": case.decided_at,
            "rule": rule_title(case.rule),
            "rule_text": told.rule.text if told.rule else "",
            "reason": case.reason,
            "until": case.until,
            "advice": "" if case.appeal_granted else advice,
        },
        "appeal": _appeal(told) if appealed_at else None,
        "can_appeal": told.may_appeal,
        "appeal_until": told.appeal_until,
    }


def _appeal(told: Told) -> dict[str, Any]:
    case = told.case
    if case.state == APPEALED:
        outcome = "It waits for a moderator who did not make the decision."
    elif case.appeal_granted:
        outcome = "It was granted: the decision is taken back."
    else:
        outcome = "It was refused: the decision stands."
    return {"at": case.appealed_at, "text": case.appeal, "outcome_words": outcome, "reason": case.appeal_reason}
