"""The conversation with the operator: one file per procedure, pure steps."""
