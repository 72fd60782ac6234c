"""The Qt desktop over the core."""
