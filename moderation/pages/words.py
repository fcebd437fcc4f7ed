"""The words of the dashboard: what cases, decisions and states are called, and which keys decide."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from moderation.subjects import COMMENT, IMAGE, USER
from moderation.tables.cases import APPEALED, DECIDED, OPEN

KINDS: Final = {IMAGE: "Picture", COMMENT: "Comment", USER: "Person"}
GLYPHS: Final = {IMAGE: "P", COMMENT: "C", USER: "@"}
STATES: Final = {OPEN: "open", DECIDED: "decided", APPEALED: "appealed"}
SEVERITIES: Final = {1: "Minor", 2: "Low", 3: "Medium", 4: "High", 5: "Severe"}
SUSPENSIONS: Final = ((1, "1 day"), (7, "7 days"), (30, "30 days"))

# What was decided: for moderators, and for whom it is about.
DECIDED_WORDS: Final = {
    "dismiss": "Approved: nothing was wrong",
    "approve": "Let in",
    "hide": "Hidden",
    "unhide": "Shown again",
    "remove": "Removed",
    "restore": "Restored",
    "label": "Labelled as sensitive",
    "unlabel": "Label taken off",
    "remove_comment": "Comment removed",
    "restore_comment": "Comment restored",
    "warn": "Owner warned",
    "suspend": "Owner suspended",
    "ban": "Owner banned",
    "reinstate": "Owner let back in",
    "trust": "Owner trusted",
    "untrust": "Trust taken back",
}


@dataclass(frozen=True)
class Action:
    """A button that decides. `needs_nothing`: without rule and reason, as nothing is done to anybody."""

    name: str
    words: str
    key: str
    kinds: tuple[str, ...]
    is_danger: bool = False
    needs_nothing: bool = False

    @property
    def needs_recent_sign_in(self) -> bool:
        return self.name == "ban"


ACTIONS: Final = (
    Action("dismiss", "Approve", "a", (IMAGE, COMMENT, USER), needs_nothing=True),
    Action("remove", "Remove", "r", (IMAGE,), is_danger=True),
    Action("remove_comment", "Remove", "r", (COMMENT,), is_danger=True),
    Action("hide", "Hide", "h", (IMAGE,)),
    Action("label", "Label as sensitive", "l", (IMAGE,)),
    Action("warn", "Warn", "w", (IMAGE, COMMENT, USER)),
    Action("trust", "Trust", "t", (IMAGE, USER), needs_nothing=True),
    Action("suspend", "Suspend", "s", (IMAGE, COMMENT, USER), is_danger=True),
    Action("ban", "Ban", "b", (IMAGE, COMMENT, USER), is_danger=True),
)
# What makes sense for many at once; whatever is done to people is done one by one.
BULK: Final = {"dismiss", "label", "hide", "remove"}


def actions_for(kind: str) -> list[Action]:
    return [action for action in ACTIONS if kind in action.kinds]


def action_of(name: str, *, kind: str) -> Action | None:
    return next((action for action in actions_for(kind) if action.name == name), None)


def minutes(left: timedelta) -> str:
    """What the page counts down from, such as `9:58`."""
    seconds = max(0, int(left.total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02}"
