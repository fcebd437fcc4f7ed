"""`manage.py provision`: makes the AWS resources be as infrastructure/template.yaml says, on AWS and on a laptop."""

from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError

from imageshare.env import BASE_DIR
from imageshare.local_files import write_aws_config, write_env_file
from imageshare.settings import env
from imageshare.stack import StackFailed, client_secret, operator_key, stack_apply, stack_outputs

TEMPLATE = BASE_DIR / "infrastructure" / "template.yaml"


class Command(BaseCommand):
    help = "Create or update the CloudFormation stack. Needs SITE_URL, AWS_REGION and AWS credentials."
    # The stack has to stand before anything else can be checked.
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed = stack_apply(
                name=env.stack_name,
                template=TEMPLATE.read_text(),
                parameters={"SiteUrl": env.site_url, "Target": "local" if env.aws_endpoint_url else "aws"},
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
        """On AWS these go to the functions' settings, by the operator's hand."""
        cognito = f"https://{outputs['CognitoDomain']}.auth.{env.aws_region}.amazoncognito.com"
        keys = f"https://cognito-idp.{env.aws_region}.amazonaws.com/{outputs['CognitoUserPoolId']}"
        self._say("Set these on both functions, besides SECRET_KEY and COGNITO_CLIENT_SECRET:")
        for name, value in _values(
            outputs,
            media_url=outputs["MediaUrl"],
            queue_url=outputs["UploadsQueueUrl"],
            cognito_url=cognito,
            jwks_url=f"{keys}/.well-known/jwks.json",
        ).items():
            self._say(f"{name}={value}")
        self._say(f"The web function's role: {outputs['WebRoleArn']}")
        self._say(f"The worker function's role: {outputs['WorkerRoleArn']}")
        self._say(f"The role for `manage.py audit` and `redrive`: {outputs['MaintenanceRoleArn']}")
        self._say(f"The worker function's queue: {outputs['UploadsQueueArn']}")

    def _write(self, outputs: dict[str, str], endpoint_url: str) -> None:
        """On a laptop they go to the files that every process there starts from."""
        user_pool_id = outputs["CognitoUserPoolId"]
        values = _values(
            outputs,
            media_url=endpoint_url,
            # The queue keeps the port that it was made on; the local AWS may have moved since.
            queue_url=endpoint_url + urlsplit(outputs["UploadsQueueUrl"]).path,
            cognito_url=endpoint_url,
            jwks_url=f"{endpoint_url}/{user_pool_id}/.well-known/jwks.json",
        )
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
                "maintenance": outputs["MaintenanceRoleArn"],
            },
        )
        write_env_file(env.state_dir, {**values, **local})

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _values(
    outputs: dict[str, str], *, media_url: str, queue_url: str, cognito_url: str, jwks_url: str
) -> dict[str, str]:
    """What env.py asks of every process, by its names there."""
    return {
        "STACK_NAME": env.stack_name,
        "SITE_URL": env.site_url,
        "AWS_REGION": env.aws_region,
        "MEDIA_BUCKET": outputs["MediaBucket"],
        "MEDIA_URL": media_url,
        "UPLOADS_QUEUE_URL": queue_url,
        "COGNITO_USER_POOL_ID": outputs["CognitoUserPoolId"],
        "COGNITO_CLIENT_ID": outputs["CognitoClientId"],
        "COGNITO_URL": cognito_url,
        "COGNITO_JWKS_URL": jwks_url,
    }
