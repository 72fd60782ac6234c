"""From a device to a scan, and from a scan to what it says."""
