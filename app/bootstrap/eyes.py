"""A window's camera: where its frames come from, what its scans are known by, and what it tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.bootstrap.ears import Ears
from app.domain.clock import Clock
from app.domain.speech import halves, say, sentence
from app.scan.camera import Camera, CameraListener, CameraStatus
from app.scan.camera_source import CameraSettings, camera_source
from app.scan.consensus import Consensus, Ignored, Refused
from app.scan.live import LiveEye
from app.scan.read import Read
from app.scan.reading import Reading
from app.scan.resolve import ParseSettings, parse
from app.scan.scan import Device, Scan
from app.settings import CameraSection
from app.station.answer import Banner, Comparison, Tone
from app.station.lookup import LookUp

_OURS = frozenset({"command", "plate", "sscc"})
"""What may well be new to the catalogue."""


def open_camera(
    section: CameraSection,
    codes: ParseSettings,
    clock: Clock,
    look: Callable[[], LookUp],
    ears: Ears,
    on_status: Callable[[CameraStatus], None],
) -> Camera:
    """A camera that looks for the station whose `look` it asks, not started yet. Raises BadCall
    `bad-camera`."""
    source = camera_source(section.source)
    name = section.name or source.name
    codes = replace(codes, separators_kept=True)

    def scan_of(read: Read) -> Scan:
        return Scan(read.text, read.symbology, Device.CAMERA, name, clock(), read.aim, read.box)

    def on_notice(notice: Ignored | Refused) -> None:
        if isinstance(notice, Ignored):
            ears.ignore(scan_of(notice.read), notice.text)
        else:
            ears.refuse(scan_of(notice.reads[0]), "labels-disagree", disagreement(notice))

    consensus = Consensus(
        lambda text, aim: parse(text, aim=aim, settings=codes),
        lambda reading: knows(look(), reading),
    )
    return Camera(
        CameraSettings(source, name, section.size, section.rate),
        consensus,
        CameraListener(ears.take, on_notice, on_status, ears.view, ears.still),
        LiveEye(section.site, section.region),
        clock,
    )


def knows(look: LookUp, reading: Reading) -> bool:
    """Is what this code says known here? A preview paints it green then, amber else."""
    if reading.error is not None:
        # A part of a label says something, though not of what.
        return reading.error[0] == "missing-partner"
    if reading.gtin:
        return bool(look.aliases(reading.gtin))
    if reading.kind in _OURS or reading.sscc:
        return True
    key = reading.key
    asked = (look.aliases, look.item, look.location, look.document, look.staff)
    return any(ask(key) for ask in asked)


def disagreement(notice: Refused) -> Banner:
    """What is shown of labels that contradict each other."""
    texts = [read.text for read in notice.reads]
    why, do = halves(notice.text)
    both = say("{one} and {other}", one=texts[0], other=texts[1])
    two = len(texts) == 2 and len(texts[0]) == len(texts[1])
    return Banner(
        Tone.REFUSED,
        "Labels disagree",
        read=say("{two} and {more} more", two=both, more=len(texts) - 2) if len(texts) > 2 else both,
        why=sentence(why),
        do=say("{do}, or scan all in view", do=do),
        comparison=Comparison(texts[0], texts[1], "One label", "The other") if two else None,
        subject=texts[0],
    )
