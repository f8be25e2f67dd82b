"""How figures add up and divide. Missing is never zero, and a ratio over zero is not defined."""

import polars as pl

PERCENT = "%"


def total(figures: pl.Expr) -> pl.Expr:
    """The sum of the figures that are there; null, not 0, where none is."""
    return pl.when(figures.count() > 0).then(figures.sum())


def ratio() -> pl.Expr:
    """`numerator` over `denominator` in the `scale` of the indicator; null over 0."""
    return pl.when(pl.col("denominator") != 0).then(
        pl.col("numerator") / pl.col("denominator") * pl.col("scale")
    )


def scale() -> pl.Expr:
    """100 for the indicators whose unit is percent, else 1."""
    return pl.when(pl.col("unit_en") == PERCENT).then(100.0).otherwise(1.0).alias("scale")
