"""What a station needs when the books are away; filled by the feed, may be deleted."""
