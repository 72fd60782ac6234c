"""Films drawn for tests: a label before a camera, as files or as a stream of JPEGs."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np
from drawn_codes import noisy


def write_film(path, frames, rate=30.0):
    """A video file; the codec every OpenCV carries."""
    height, width = frames[0].shape[:2]
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), rate, (width, height))
    for frame in frames:
        film.write(frame if frame.ndim == 3 else cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR))
    film.release()
    return path


def write_shots(folder, frames):
    """An image sequence."""
    for number, frame in enumerate(frames):
        cv2.imwrite(str(folder / f"shot_{number:03}.png"), frame)
    return folder / "shot_%03d.png"


def placed(code, x, y, width=1280, height=720, table=150):
    """A code at a place that need not be whole pixels."""
    shift = np.array([[1, 0, x], [0, 1, y]], np.float64)
    frame = cv2.warpAffine(code, shift, (width, height), borderValue=table, flags=cv2.INTER_LINEAR)
    return frame


def moving(
    code, frames, start=(100.0, 200.0), step=(8.0, 1.0), seed=1, blur=0.6, sigma=4.0, size=(1280, 720)
):
    """A label carried through the picture, with grain that differs from frame to frame."""
    width, height = size
    return [
        noisy(
            placed(code, start[0] + step[0] * n, start[1] + step[1] * n, width, height), seed + n, sigma, blur
        )
        for n in range(frames)
    ]


class JpegCamera:
    """A network camera of our own: sends what `frame` holds, hangs, or hangs up, as it is told."""

    def __init__(self, frame, rate=15.0):
        self.sending = threading.Event()
        self.sending.set()
        self.accepting = threading.Event()
        self.accepting.set()
        self.closing = threading.Event()
        self.wait = 1 / rate
        self.show(frame)
        camera = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                camera.serve(self)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}/video.mjpg"

    def show(self, frame):
        self.jpeg = cv2.imencode(".jpg", frame)[1].tobytes()

    def serve(self, handler):
        if not self.accepting.is_set():
            handler.send_error(503)
            return
        handler.send_response(200)
        handler.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        handler.end_headers()
        try:
            while self.accepting.is_set() and not self.closing.wait(self.wait):
                if self.sending.is_set():
                    head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(self.jpeg)}\r\n\r\n"
                    handler.wfile.write(head.encode() + self.jpeg + b"\r\n")
        except OSError:
            pass

    def close(self):
        self.closing.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
