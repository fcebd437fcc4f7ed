"""`python -m infrastructure.costs [--write]`: prints the document, or writes docs/costs.md."""

import argparse
from pathlib import Path
from typing import Final

from moderation.costs.lines import LINES, MONTHS, Line
from moderation.costs.month import (
    CACHE_MISSES,
    FOLLOWING_WRITE_UNITS,
    ORIGINAL_BYTES,
    PAGES_A_PERSON,
    POLLS,
    PREVIEW_BYTES,
    PUBLISHED_SHARE,
    RENDITION_BYTES,
    RENDITIONS_A_PAGE,
    UPLOAD_WRITES,
    WORKER_SECONDS,
    Month,
)
from moderation.costs.prices import MILLION, PRICES

DOCUMENT: Final = Path(__file__).resolve().parent.parent.parent / "docs" / "costs.md"
TEMPLATE: Final = Path(__file__).with_name("template.md")


def document() -> str:
    """docs/costs.md."""
    head = " | ".join(f"{month.pictures:,}" for month in MONTHS)
    rows = "\n".join(
        f"| {line.name} | {line.how} | " + " | ".join(dollars(line.price.of(line.amount(m))) for m in MONTHS) + " |"
        for line in LINES
    )
    totals = [sum(line.price.of(line.amount(month)) for line in LINES) for month in MONTHS]
    each = " | ".join(f"**{dollars(total)}**" for total in totals)
    a_thousand = ", ".join(
        f"{dollars(total / month.pictures * 1000)} at {month.pictures:,}"
        for total, month in zip(totals, MONTHS, strict=True)
    )
    return TEMPLATE.read_text().format(
        head=head,
        rows=rows,
        totals=each,
        a_thousand=a_thousand,
        prices=price_rows(),
        arithmetic="\n".join(f"| {line.name} | {arithmetic(line, MONTHS[1])} |" for line in LINES),
        stored=f"{Month(1).stored_bytes / MILLION:.1f}",
        original=f"{ORIGINAL_BYTES / MILLION:.0f}",
        made=f"{(sum(RENDITION_BYTES.values()) + PREVIEW_BYTES) / MILLION:.2f}",
        share=f"{PUBLISHED_SHARE:.2f}",
        seconds=WORKER_SECONDS,
        polls=POLLS,
        renditions=RENDITIONS_A_PAGE,
        misses=f"{CACHE_MISSES:.0%}",
        person=PAGES_A_PERSON,
        following=FOLLOWING_WRITE_UNITS,
        writes="\n".join(
            f"  | {write.operation} | {write.table} | {write.units} | {write.indexes} | {write.cost} |"
            for write in UPLOAD_WRITES
        ),
    )


def price_rows() -> str:
    return "\n".join(
        f"| {price.name} | {price.dollars:.10f}".rstrip("0").rstrip(".")
        + f" | {price.unit} | <https://aws.amazon.com/{price.page}/pricing/> |"
        for price in PRICES
    )


def arithmetic(line: Line, month: Month) -> str:
    amount = line.amount(month)
    price = f"{line.price.dollars:.10f}".rstrip("0").rstrip(".")
    return f"{amount / line.price.per:,.2f} x {price} = {dollars(line.price.of(amount))}"


def dollars(amount: float) -> str:
    return f"{amount:,.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="costs", description="Print what a month costs, with the arithmetic.")
    parser.add_argument("--write", action="store_true", help="into docs/costs.md rather than on the screen")
    if parser.parse_args().write:
        DOCUMENT.write_text(document())
    else:
        print(document(), end="")


if __name__ == "__main__":
    main()
