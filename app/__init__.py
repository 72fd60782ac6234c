"""The core of ScanLedger: everything but the window. No Qt anywhere in it."""
