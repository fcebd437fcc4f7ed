"""The calls of services that hold no pictures: secrets, accounts, functions, logs, and what nobody here ever needs."""

from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings

from tests.infrastructure.iam.call import Call
from tests.infrastructure.iam.resources import FUNCTIONS, ROLES, SECRETS, STACK, arn, role_name

_PERSON: Final = {"Username": "probe"}
_POLICY: Final = {"PolicyName": "probe", "PolicyDocument": "{}"}

_SECRET: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "get_parameter": ("GetParameter", {"WithDecryption": True}),
    "get_parameter_history": ("GetParameterHistory", {"WithDecryption": True}),
    "put_parameter": ("PutParameter", {"Value": "probe", "Type": "SecureString"}),
    "delete_parameter": ("DeleteParameter", {}),
}
_POOL: Final[dict[str, dict[str, Any]]] = {
    "admin_add_user_to_group": {**_PERSON, "GroupName": "moderators"},
    "admin_confirm_sign_up": _PERSON,
    "admin_create_user": _PERSON,
    "admin_delete_user": _PERSON,
    "admin_disable_user": _PERSON,
    "admin_enable_user": _PERSON,
    "admin_get_user": _PERSON,
    "admin_initiate_auth": {"ClientId": settings.COGNITO_CLIENT_ID, "AuthFlow": "ADMIN_NO_SRP_AUTH"},
    "admin_list_groups_for_user": _PERSON,
    "admin_remove_user_from_group": {**_PERSON, "GroupName": "moderators"},
    "admin_reset_user_password": _PERSON,
    "admin_set_user_password": {**_PERSON, "Password": "correct horse battery", "Permanent": True},
    "admin_update_user_attributes": {**_PERSON, "UserAttributes": [{"Name": "name", "Value": "probe"}]},
    "admin_user_global_sign_out": _PERSON,
    "create_group": {"GroupName": "probe"},
    "create_user_pool_client": {"ClientName": "probe"},
    "delete_user_pool": {},
    "describe_user_pool": {},
    "describe_user_pool_client": {"ClientId": settings.COGNITO_CLIENT_ID},
    "list_groups": {},
    "list_users": {},
    "list_users_in_group": {"GroupName": "moderators"},
    "update_user_pool": {},
    "update_user_pool_client": {"ClientId": settings.COGNITO_CLIENT_ID},
}
_FUNCTION: Final[dict[str, dict[str, Any]]] = {
    "add_permission": {"StatementId": "probe", "Action": "lambda:InvokeFunction", "Principal": "*"},
    "delete_function": {},
    "get_function": {},
    "publish_version": {},
    "update_function_code": {"ZipFile": b"probe"},
    "update_function_configuration": {"Timeout": 1},
}
_LOG: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "create_log_group": ("log-group", {}),
    "create_log_stream": ("log-group", {"logStreamName": "probe"}),
    "put_log_events": (
        "log-stream",
        {"logStreamName": "probe", "logEvents": [{"timestamp": 0, "message": "probe"}]},
    ),
    "get_log_events": ("log-stream", {"logStreamName": "probe"}),
    "filter_log_events": ("log-group", {}),
    "put_retention_policy": ("log-group", {"retentionInDays": 1}),
    "delete_log_group": ("log-group", {}),
}
_ROLE: Final[dict[str, dict[str, Any]]] = {
    "attach_role_policy": {"PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"},
    "delete_role": {},
    "delete_role_policy": {"PolicyName": "probe"},
    "get_role": {},
    "put_role_policy": _POLICY,
    "update_assume_role_policy": {"PolicyDocument": "{}"},
}
# No right to these exists for any resource, so they are judged for all of them at once.
_ANYTHING: Final[dict[str, dict[str, dict[str, Any]]]] = {
    "iam": {
        "attach_user_policy": {"UserName": "probe", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"},
        "create_access_key": {"UserName": "probe"},
        "create_policy": _POLICY,
        "create_role": {"RoleName": "probe", "AssumeRolePolicyDocument": "{}"},
        "create_user": {"UserName": "probe"},
        "list_roles": {},
        "list_users": {},
        "put_user_policy": {"UserName": "probe", **_POLICY},
    },
    "s3": {"list_buckets": {}, "create_bucket": {"Bucket": "probe-of-rights"}},
    "cognito-idp": {"list_user_pools": {"MaxResults": 1}},
    "lambda": {"list_functions": {}, "list_event_source_mappings": {}},
    "logs": {"describe_log_groups": {}},
    "dynamodb": {"list_tables": {}},
    "sqs": {"list_queues": {}, "create_queue": {"QueueName": "probe"}},
    "ssm": {"describe_parameters": {}, "get_parameters_by_path": {"Path": f"/{STACK}", "WithDecryption": True}},
    "cloudformation": {
        "create_stack": {"StackName": "probe", "TemplateBody": "{}"},
        "delete_stack": {"StackName": STACK},
        "describe_stacks": {},
        "get_template": {"StackName": STACK},
        "update_stack": {"StackName": STACK, "TemplateBody": "{}"},
    },
    "apigateway": {"create_rest_api": {"name": "probe"}, "get_rest_apis": {}},
    "cloudfront": {"list_distributions": {}},
    "cloudwatch": {"delete_alarms": {"AlarmNames": ["probe"]}, "disable_alarm_actions": {"AlarmNames": ["probe"]}},
    "events": {
        "put_rule": {"Name": "probe", "ScheduleExpression": "rate(1 day)"},
        "put_events": {"Entries": [{"Source": "probe", "DetailType": "probe", "Detail": "{}"}]},
    },
    "kms": {"create_key": {}, "list_keys": {}},
    "secretsmanager": {"get_secret_value": {"SecretId": "probe"}, "list_secrets": {}},
    "sns": {"create_topic": {"Name": "probe"}, "list_topics": {}},
    "ses": {"list_identities": {}},
    "stepfunctions": {"list_state_machines": {}},
    "route53": {"list_hosted_zones": {}},
}
# Actions that are not called like their operations.
_ACTIONS: Final = {
    "create_rest_api": "apigateway:POST",
    "get_rest_apis": "apigateway:GET",
    "list_buckets": "s3:ListAllMyBuckets",
    "list_state_machines": "states:ListStateMachines",
}


def on_secrets() -> Iterator[Call]:
    for secret in SECRETS:
        for operation, (action, more) in _SECRET.items():
            needs = ((f"ssm:{action}", f"secret/{secret}"),)
            yield Call("ssm", operation, needs, {"Name": f"/{secret}", **more})


def on_people() -> Iterator[Call]:
    pool = settings.COGNITO_USER_POOL_ID
    for operation, more in _POOL.items():
        needs = ((f"cognito-idp:{_camel(operation)}", f"pool/{pool}"),)
        yield Call("cognito-idp", operation, needs, {"UserPoolId": pool, **more})


def on_functions() -> Iterator[Call]:
    for name in FUNCTIONS:
        for resource in (f"function/{name}:live", f"function/{name}"):
            yield Call("lambda", "invoke", (("lambda:InvokeFunction", resource),), {"FunctionName": arn(resource)})
        for operation, more in _FUNCTION.items():
            needs = ((f"lambda:{_camel(operation)}", f"function/{name}"),)
            yield Call("lambda", operation, needs, {"FunctionName": f"{STACK}-{name}", **more})


def on_logs() -> Iterator[Call]:
    for group in (*FUNCTIONS, "elsewhere"):
        for operation, (kind, more) in _LOG.items():
            needs = ((f"logs:{_camel(operation)}", f"{kind}/{group}"),)
            yield Call("logs", operation, needs, {"logGroupName": f"/aws/lambda/{STACK}-{group}", **more})


def on_roles() -> Iterator[Call]:
    for role in ROLES:
        resource = f"role/{role}"
        named = {"RoleArn": arn(resource), "RoleSessionName": "probe"}
        yield Call("sts", "assume_role", (("sts:AssumeRole", resource),), named)
        for operation, more in _ROLE.items():
            yield Call(
                "iam", operation, ((f"iam:{_camel(operation)}", resource),), {"RoleName": role_name(role), **more}
            )


def on_anything() -> Iterator[Call]:
    for service, operations in _ANYTHING.items():
        for operation, more in operations.items():
            action = _ACTIONS.get(operation) or f"{service}:{_camel(operation)}"
            yield Call(service, operation, ((action, "*"),), more)


def _camel(operation: str) -> str:
    return "".join(word.capitalize() for word in operation.split("_"))
