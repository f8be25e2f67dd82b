"""Settings from the environment (`TIENDO_…`) or a `.env` file in the current folder."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, HttpUrl, PositiveInt, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from schemas.records import LONGEST_TEXT
from tiendo.errors import UsageError


class Settings(BaseSettings):
    """Everything that differs from one installation to another. Secrets come from here only and are never printed."""

    model_config = SettingsConfigDict(
        env_prefix="TIENDO_", env_file=".env", env_file_encoding="utf-8", extra="ignore"
    )

    home: Path | None = None
    lang: Literal["vi", "en"] = "vi"
    receipt_lang: Literal["vi", "en"] = "vi"  # of receipts and marked copies where nobody chooses another
    actor: str | None = None
    timezone: str = "Asia/Ho_Chi_Minh"
    database_url: SecretStr | None = None
    task_runner: Literal["threads", "processes", "dask"] = "threads"
    cluster: str | None = None  # the address of a running one; without it one is started on this machine
    reports_url: HttpUrl | None = None  # where a browser finds the folder `reports/`

    # How much of a file is taken in; without them the intake's own limits hold.
    limit_file_mb: PositiveInt | None = None
    limit_unpacked_mb: PositiveInt | None = None
    limit_ratio: PositiveInt | None = None
    limit_rows: PositiveInt | None = None
    limit_columns: PositiveInt | None = None
    limit_cells: PositiveInt | None = None
    limit_text: Annotated[PositiveInt, Field(le=LONGEST_TEXT)] | None = None
    limit_parts: PositiveInt | None = None
    limit_tags: PositiveInt | None = None
    limit_repeats: PositiveInt | None = None

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("unknown time zone") from error
        return name


@cache
def settings() -> Settings:
    """The settings of this process, read once. Raises UsageError where one cannot be used; values may be secret."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = ", ".join(f"TIENDO_{str(one['loc'][0]).upper()}" for one in error.errors(include_input=False))
        raise UsageError(
            f"Giá trị của {wrong} không dùng được.", f"The value of {wrong} cannot be used."
        ) from None
