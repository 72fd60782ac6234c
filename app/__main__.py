"""`python -m app`: the program without windows."""

import sys

from app.cli.main import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
