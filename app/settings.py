"""The settings of this station: typed, from the environment (SCANLEDGER_…) or settings.toml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Literal

from platformdirs import user_data_path
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
)
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from app.domain.errors import BadCall, Unavailable
from app.scan.price_weight import Mask
from app.scan.read import ALL_CODES
from app.scan.scanners import Scanners
from app.scan.site_codes import WAREHOUSE, SiteCodes
from app.station.rules import Rules

if TYPE_CHECKING:
    from app.scan.parse import ParseSettings

SETTINGS_FILE = "settings.toml"
BOOKS = "books.db"
"""The books' own file, where no other books are named."""

_SECTION = ConfigDict(extra="forbid", frozen=True)


def _symbology(name: str) -> str:
    if name not in ALL_CODES:
        raise ValueError(f"“{name}” is no symbology; there are {', '.join(sorted(ALL_CODES))}")
    return name


Symbology = Annotated[str, AfterValidator(_symbology)]
Prefix = Annotated[str, Field(min_length=1)]
Share = Annotated[float, Field(ge=0, le=1)]
OwnKind = Literal["location", "plate", "operator", "document", "item"]


class Codes(BaseModel):
    """How this site prints its own codes, and what its scanners send; `[codes]`."""

    model_config = _SECTION

    prefixes: dict[Prefix, OwnKind] | None = None
    """What a prefix says a code is; given, they take the place of LOC:, LP:, OP: and DOC:."""
    masks: tuple[Mask, ...] = ()
    """Layouts of codes with a price or weight in them."""
    separators: tuple[Prefix, ...] | None = None
    """What scanners send for GS; given, they take the place of <GS>, {GS} and ^]."""

    def parse_settings(self) -> ParseSettings:
        """As `parse` takes them."""
        # Not before a station opens: the dictionaries of GS1 are no part of asking for stock.
        from app.scan.parse import DEFAULT, ParseSettings

        return ParseSettings(
            substitutes=DEFAULT.substitutes if self.separators is None else self.separators,
            prefixes=DEFAULT.prefixes if self.prefixes is None else tuple(self.prefixes.items()),
            masks=self.masks,
        )


class CameraSection(BaseModel):
    """The station's camera, and which codes it may believe; `[camera]`, or its source alone."""

    model_config = _SECTION

    source: str = ""
    """A device number, a video file, an image sequence or a stream's URL; empty: no camera."""
    name: str = ""
    """What people call it; else the source."""
    size: tuple[Annotated[int, Field(gt=0)], Annotated[int, Field(gt=0)]] = (1280, 720)
    rate: Annotated[float, Field(gt=0, le=240)] = 30.0
    region: tuple[Share, Share, Share, Share] = (0.0, 0.0, 1.0, 1.0)
    """Where it looks: left, top, right, bottom as shares of the picture."""
    formats: tuple[Symbology, ...] = ()
    """Symbologies used here; none: all but UPC-E and Codabar."""
    lengths: dict[Symbology, tuple[int, ...]] | None = None
    """The only lengths that codes of a symbology have here; by default 14 for ITF."""

    @property
    def site(self) -> SiteCodes:
        """What the camera may read."""
        formats = frozenset(self.formats) or WAREHOUSE.formats
        if self.lengths is None:
            return SiteCodes(formats, WAREHOUSE.lengths)
        return SiteCodes(formats, MappingProxyType({name: frozenset(n) for name, n in self.lengths.items()}))


def _source_alone(value: object) -> object:
    return {"source": value} if isinstance(value, str) else value


class Settings(BaseSettings):
    """What this computer is set up as. `db` empty means books.db in the data folder."""

    model_config = SettingsConfigDict(env_prefix="SCANLEDGER_", extra="ignore")

    data: Path = Path()
    db: str = ""
    procedure: str = "receiving"
    location: str = ""
    """Where this computer stands; empty: each procedure at its usual place."""
    operator: str = ""
    theme: Literal["system", "light", "dark"] = "system"
    language: Literal["en", "de", "system"] = "en"
    """What the window speaks."""
    sounds: bool = True
    allow_plain_database: bool = False
    """Let a database on another machine be used without verified TLS."""
    codes: Codes = Codes()
    places: dict[str, str] = {}
    """Procedure → the location where this computer follows it, if not where it stands; `[places]`."""
    rules: Rules = Rules()
    """How this site wants its procedures; `[rules]`."""
    print_command: str = ""
    """What prints a PDF whose path is put after it, such as `lp`; empty: papers are kept in a folder."""
    camera: Annotated[CameraSection, NoDecode, BeforeValidator(_source_alone)] = CameraSection()
    scanners: Scanners = Scanners()

    @field_validator("scanners")
    @classmethod
    def _each_has_its_name(cls, scanners: Scanners) -> Scanners:
        """Two scanners of one name would be one device in the scan log."""
        names = [one.shown for one in scanners.wired]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"two scanners are called “{twice}”; give each a name of its own")
        return scanners

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
        """Where the books are. Raises BadCall as `guarded` does."""
        if not self.db:
            return f"sqlite:///{self.data / BOOKS}"
        from app.db.remote import guarded  # with SQLAlchemy: a window opens before it

        return guarded(self.db, allow_plain=self.allow_plain_database)

    def place_of(self, procedure: str) -> str:
        """Where a procedure is followed here; empty: at its usual place."""
        return self.places.get(procedure, self.location)

    @property
    def file(self) -> Path:
        """Where what is kept of these settings stands."""
        return self.data / SETTINGS_FILE


def read_settings(data: Path | None = None, db: str = "") -> Settings:
    """The settings that hold for this call: the call's own, else the environment's, else the file's.

    Raises BadCall `bad-settings` in words.
    """
    folder = data or _understood("the environment", Settings).data
    if folder == Path():
        folder = user_data_path("scanledger", appauthor=False)

    class Here(Settings):
        model_config = SettingsConfigDict(
            env_prefix="SCANLEDGER_", extra="forbid", toml_file=folder / SETTINGS_FILE
        )

    settings = _understood(f"{folder / SETTINGS_FILE} or the environment", lambda: Here(data=folder))
    return settings.model_copy(update={"db": db}) if db else settings


def _understood(where: str, read: Callable[[], Settings]) -> Settings:
    try:
        return read()
    except ValidationError as error:
        raise BadCall("bad-settings", f"{where}: {_first_fault(error)}") from None
    except OSError as error:
        raise BadCall("bad-settings", f"{where} cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise BadCall("bad-settings", f"{where}: {error}") from None


def _first_fault(error: ValidationError) -> str:
    """One sentence: which setting, and what is wrong with it."""
    fault = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in fault["loc"])
    said = "there is no such setting" if fault["type"] in _UNKNOWN else fault["msg"]
    return f"{place or 'the file'}: {said.removeprefix('Value error, ')}"


_UNKNOWN = frozenset({"extra_forbidden", "unexpected_keyword_argument"})


def keep_scanners(settings: Settings, scanners: Scanners) -> Settings:
    """Write down which scanners this station has.

    The settings as they are from now on. Raises Unavailable `settings-unwritable`, BadCall `bad-settings`.
    """
    kept = settings.model_copy(update={"scanners": scanners})
    _keep(settings.file, "scanners", _unlike_the_factory(kept))
    return kept


def keep_procedure(settings: Settings, procedure: str) -> Settings:
    """Write down which procedure was used last, and give the settings as they are from now on.

    Raises Unavailable `settings-unwritable`, BadCall `bad-settings`.
    """
    if procedure != settings.procedure:
        _keep(settings.file, "procedure", procedure)
    return settings.model_copy(update={"procedure": procedure})


def _keep(file: Path, name: str, value: Any) -> None:
    """Write one setting down, or leave an empty one out; the rest of the file, comments too, stays."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    draft = file.with_suffix(".draft")
    try:
        document = tomlkit.parse(file.read_text(encoding="utf-8") if file.exists() else "")
        if isinstance(value, dict) or not value:
            document.pop(name, None)
        if value:
            document[name] = value
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(tomlkit.dumps(document), encoding="utf-8")
        draft.replace(file)
    except OSError as error:
        raise Unavailable("settings-unwritable", f"{file} cannot be written: {error.strerror}") from None
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise BadCall("bad-settings", f"{file}: {error}") from None


def _unlike_the_factory(settings: Settings) -> dict[str, Any]:
    """What of the scanners is not as they leave the factory."""
    dumped = settings.model_dump(mode="json", include={"scanners"}, exclude_defaults=True)
    said: dict[str, Any] = dumped.get("scanners", {})
    return said
