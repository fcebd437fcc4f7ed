"""List prices of us-east-1 in US dollars, written down in November 2026: check them at their pages."""

from dataclasses import dataclass
from typing import Final

MILLION: Final = 1_000_000
GB: Final = 1_000_000_000


@dataclass(frozen=True)
class Price:
    """`dollars` for `per` of a unit."""

    name: str
    dollars: float
    per: float
    unit: str
    page: str

    def of(self, amount: float) -> float:
        return amount / self.per * self.dollars


S3_STORAGE: Final = Price("S3 Standard, stored", 0.023, GB, "GB-month", "s3")
S3_PUT: Final = Price("S3 PUT, POST", 0.005, 1000, "1,000", "s3")
S3_GET: Final = Price("S3 GET", 0.0004, 1000, "1,000", "s3")
WRITES: Final = Price("DynamoDB write units, on demand", 0.625, MILLION, "million", "dynamodb")
READS: Final = Price("DynamoDB read units, on demand", 0.125, MILLION, "million", "dynamodb")
ROWS: Final = Price("DynamoDB stored, with point-in-time recovery", 0.45, GB, "GB-month", "dynamodb")
COMPUTE: Final = Price("Lambda, x86", 0.0000166667, 1, "GB-second", "lambda")
CALLS: Final = Price("Lambda requests", 0.20, MILLION, "million", "lambda")
GATEWAY: Final = Price("API Gateway, REST", 3.50, MILLION, "million", "api-gateway")
QUEUE: Final = Price("SQS, standard", 0.40, MILLION, "million", "sqs")
EGRESS: Final = Price("CloudFront to the internet, first 10 TB", 0.085, GB, "GB", "cloudfront")
EDGE: Final = Price("CloudFront HTTPS requests", 0.0100, 10_000, "10,000", "cloudfront")
LOGS: Final = Price("CloudWatch Logs, taken in", 0.50, GB, "GB", "cloudwatch")
ALARM: Final = Price("CloudWatch alarm", 0.10, 1, "each", "cloudwatch")
METRIC: Final = Price("CloudWatch custom metric", 0.30, 1, "each", "cloudwatch")
PEOPLE: Final = Price("Cognito Essentials, active people", 0.015, 1, "person", "cognito")
PRICES: Final = (
    *(S3_STORAGE, S3_PUT, S3_GET, WRITES, READS, ROWS, COMPUTE, CALLS, GATEWAY, QUEUE, EGRESS, EDGE, LOGS, ALARM),
    *(METRIC, PEOPLE),
)
