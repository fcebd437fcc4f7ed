"""`manage.py provision`: makes the AWS resources be as infrastructure/template.yaml says, on AWS and on a laptop."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from imageshare.local_files import write_aws_config, write_env_file
from imageshare.settings import env
from imageshare.stack import StackFailed, client_secret, operator_key, process_values, stack_apply, stack_outputs
from imageshare.template import template_body


class Command(BaseCommand):
    help = "Create or update the CloudFormation stack. Needs SITE_URL, AWS_REGION and AWS credentials."
    # The stack has to stand before anything else can be checked.
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed = stack_apply(
                name=env.stack_name,
                template=template_body(),
                parameters={
                    "SiteUrl": env.site_url,
                    "Target": "local" if env.aws_endpoint_url else "aws",
                    "AlarmEmail": env.alarm_email,
                    **env.edge_parameters,
                    "BudgetLimit": str(env.budget_limit),
                    "Tracing": "on" if env.tracing else "off",
                    "Screening": env.screening,
                },
                progress=self._say,
            )
            outputs = stack_outputs(name=env.stack_name)
            self._say(f"The stack {env.stack_name} is {'ready' if changed else 'already up to date'}.")
            if env.aws_endpoint_url is None:
                self._tell(outputs)
            else:
                self._write(outputs, env.aws_endpoint_url)
        except StackFailed as failure:
            raise CommandError(str(failure)) from failure

    def _tell(self, outputs: dict[str, str]) -> None:
        """On AWS `make deploy` sets these on the functions; they are told for whoever runs something else there."""
        for name, value in self._values(outputs).items():
            self._say(f"{name}={value}")
        self._say(f"The role for `manage.py audit` and `redrive`: {outputs['MaintenanceRoleArn']}")

    def _values(self, outputs: dict[str, str]) -> dict[str, str]:
        return process_values(
            outputs,
            name=env.stack_name,
            site_url=env.site_url,
            region=env.aws_region,
            endpoint_url=env.aws_endpoint_url,
        )

    def _write(self, outputs: dict[str, str], endpoint_url: str) -> None:
        """On a laptop they go to the files that every process there starts from."""
        user_pool_id = outputs["CognitoUserPoolId"]
        secret = client_secret(user_pool_id=user_pool_id, client_id=outputs["CognitoClientId"])
        local = {"AWS_ENDPOINT_URL": endpoint_url, "COGNITO_CLIENT_SECRET": secret, "DEBUG": "true"}
        write_aws_config(
            env.state_dir,
            region=env.aws_region,
            endpoint_url=endpoint_url,
            operator=operator_key(),
            roles={
                "web": outputs["WebRoleArn"],
                "worker": outputs["WorkerRoleArn"],
                "jobs": outputs["JobsRoleArn"],
                "maintenance": outputs["MaintenanceRoleArn"],
            },
        )
        write_env_file(env.state_dir, {**self._values(outputs), **local})

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
