"""What can go wrong with reports, cases and decisions."""

from accounts.errors import Conflict, Forbidden, NotFound


class CaseNotFound(NotFound):
    """There is no such case, or the caller may not know that there is."""

    def __init__(self) -> None:
        super().__init__("There is no such case.")


class AboutYourself(Forbidden):
    """A moderator decides nothing about their own things, and no appeal of their own."""

    code = "own_case"

    def __init__(self) -> None:
        super().__init__("Somebody else has to decide this, as it is about you or yours.")


class CaseTaken(Conflict):
    """Another moderator holds the case, or this one held it for too long."""

    code = "case_taken"

    def __init__(self) -> None:
        super().__init__("You do not hold this case any more. Take it again, and look whether anything has changed.")


class CaseClosed(Conflict):
    """It was decided already, or there is nothing to decide or appeal."""

    code = "case_closed"

    def __init__(self, detail: str = "This case is not open any more.") -> None:
        super().__init__(detail)


class RoleTaken(Forbidden):
    """Whoever was taken out of the group decides nothing more, not even what they had begun."""

    code = "role_taken"

    def __init__(self) -> None:
        super().__init__("You are not in this role any more, so this was not done.")


class NotYours(Forbidden):
    """Whoever made a decision does not judge an appeal against it."""

    code = "own_decision"

    def __init__(self) -> None:
        super().__init__("Somebody else has to judge this appeal, as the decision was yours.")
