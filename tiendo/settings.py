"""Settings from the environment (`TIENDO_…`) or a `.env` file in the current folder."""

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything that differs from one installation to another. Secrets come from here only and are never printed."""

    model_config = SettingsConfigDict(
        env_prefix="TIENDO_", env_file=".env", env_file_encoding="utf-8", extra="ignore"
    )

    home: Path | None = None
    lang: Literal["vi", "en"] = "vi"
    actor: str | None = None
    timezone: str = "Asia/Ho_Chi_Minh"
    database_url: SecretStr | None = None


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
