"""The invariants recomputed from the envelopes; stands apart from posting."""
