"""Photographs of a station: kept under their SHA-256, small enough to be sent on (DESIGN §5)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.envelope import digest
from app.domain.errors import Unavailable
from app.domain.photograph import LARGEST
from app.domain.speech import say
from app.outbox.album import path_of
from app.station.step import Photographed

if TYPE_CHECKING:  # numpy comes with the first photograph
    from app.scan.camera_source import Frame

LONGEST_SIDE = 1600
_QUALITIES = (85, 75, 65, 55, 45, 35)


def keep_photograph(data: bytes, folder: Path) -> Photographed:
    """Make a picture file small enough and keep it. Raises Unavailable `not-an-image`, `photo-unwritable`."""
    small = _small(data)
    name = digest(small)
    path = path_of(folder, name)
    draft = path.with_suffix(".draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(small)
        draft.replace(path)
    except OSError as error:
        raise Unavailable(
            "photo-unwritable", say("{path} cannot be written: {error}", path=path, error=error.strerror)
        ) from None
    return Photographed(name, len(small))


def picture_file(frame: Frame) -> bytes:
    """A camera's frame as the bytes of a picture file."""
    from app.scan.imaging import opencv

    library = opencv()
    made, encoded = library.imencode(".jpg", frame, [library.IMWRITE_JPEG_QUALITY, 95])
    assert made, "a camera's frame can be written"
    return bytes(encoded)


def _small(data: bytes) -> bytes:
    """The picture as JPEG, at most 1600 px a side and 500 kB."""
    import numpy as np

    from app.scan.imaging import opencv

    library = opencv()
    picture = library.imdecode(np.frombuffer(data, np.uint8), library.IMREAD_COLOR) if data else None
    if picture is None:
        raise Unavailable("not-an-image", "This photograph is no picture that can be read")
    scale = LONGEST_SIDE / max(picture.shape[:2])
    if scale < 1:
        picture = library.resize(picture, None, fx=scale, fy=scale, interpolation=library.INTER_AREA)
    while True:
        for quality in _QUALITIES:
            made, encoded = library.imencode(".jpg", picture, [library.IMWRITE_JPEG_QUALITY, quality])
            assert made, "a picture that was read can be written"
            if len(encoded) <= LARGEST:
                return bytes(encoded)
        picture = library.resize(picture, None, fx=0.7, fy=0.7, interpolation=library.INTER_AREA)
