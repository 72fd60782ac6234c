"""A station's camera: where its frames come from, and what its scans are known by."""

from __future__ import annotations

from collections.abc import Callable

from app.bootstrap.workplace import Station
from app.scan.camera import Camera, CameraListener, CameraStatus
from app.scan.camera_source import CameraSettings, camera_source
from app.scan.consensus import Consensus, Ignored, Refused
from app.scan.reading import Reading
from app.scan.resolve import parse
from app.scan.scan import Device, Scan


def open_camera(
    source: str,
    station: Station,
    on_scan: Callable[[Scan], None],
    on_ignored: Callable[[Scan, str], None],
    on_status: Callable[[CameraStatus], None],
) -> Camera:
    """A camera that looks for this station: a device number, a video file or a stream's URL.

    All three are called on the camera's own thread. Raises BadCall `bad-camera`.
    """

    def knows(reading: Reading) -> bool:
        return not reading.gtin or bool(station.look.aliases(reading.gtin))

    def on_notice(notice: Ignored | Refused) -> None:
        if isinstance(notice, Ignored):
            read = notice.read
            scan = Scan(
                read.text, read.symbology, Device.CAMERA, source, station.session.now(), read.aim, read.box
            )
            on_ignored(scan, notice.text)

    settings = CameraSettings(camera_source(source))
    consensus = Consensus(lambda text, aim: parse(text, aim=aim), knows)
    return Camera(settings, consensus, CameraListener(on_scan, on_notice, on_status))
