"""What waits: durable before the beep; the scan log; the sender."""
