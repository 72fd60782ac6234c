"""One screen per question, approval or set-up of the office."""
