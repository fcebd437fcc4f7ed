"""`manage.py grant_role`: puts somebody into a Cognito group or takes them out, such as the first moderator."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from imageshare.roles import RoleNotChanged, role_grant, role_members, role_revoke
from imageshare.settings import env
from imageshare.stack import StackFailed, stack_outputs


class Command(BaseCommand):
    help = "Make somebody a moderator, or no longer. Needs the operator's AWS credentials, SITE_URL and AWS_REGION."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("role", nargs="?", default="moderators")
        parser.add_argument("--revoke", action="store_true", help="take them out of it")

    def handle(self, *args: Any, email: str, role: str, revoke: bool, **options: Any) -> None:
        try:
            pool = env.cognito_user_pool_id or stack_outputs(name=env.stack_name)["CognitoUserPoolId"]
            (role_revoke if revoke else role_grant)(user_pool_id=pool, email=email, role=role)
        except (RoleNotChanged, StackFailed) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The {role} are now: {', '.join(role_members(user_pool_id=pool, role=role)) or 'nobody'}")
