"""The settings of this station: typed, from the environment (SCANLEDGER_…) or settings.toml."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path
from pydantic import ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from app.domain.errors import BadCall

SETTINGS_FILE = "settings.toml"


class Settings(BaseSettings):
    """What this computer is set up as. `db` empty means books.db in the data folder."""

    model_config = SettingsConfigDict(env_prefix="SCANLEDGER_", extra="ignore")

    data: Path = Path()
    db: str = ""
    procedure: str = "receiving"
    location: str = ""
    operator: str = ""
    theme: str = "system"
    sounds: bool = True
    camera: str = ""
    allow_plain_database: bool = False
    """Let a database on another machine be used without verified TLS."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del dotenv_settings, file_secret_settings
        return (init_settings, env_settings, TomlConfigSettingsSource(settings_cls))

    @property
    def books_url(self) -> str:
        return self.db or f"sqlite:///{self.data / 'books.db'}"


def read_settings(data: Path | None = None, db: str = "") -> Settings:
    """The settings that hold for this call: the call's own, else the environment's, else the file's.

    Raises BadCall `bad-settings` in words.
    """
    folder = data or Settings.model_construct().data
    environment = Settings().data if data is None else folder
    folder = environment if environment != Path() else user_data_path("scanledger", appauthor=False)

    class Here(Settings):
        model_config = SettingsConfigDict(
            env_prefix="SCANLEDGER_", extra="ignore", toml_file=folder / SETTINGS_FILE
        )

    try:
        settings = Here(data=folder)
    except (ValidationError, ValueError) as error:
        raise BadCall("bad-settings", f"{folder / SETTINGS_FILE} or the environment: {error}") from None
    return settings.model_copy(update={"db": db}) if db else settings
