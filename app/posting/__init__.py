"""The one door into the books: judge, move, cost, journalise, reverse."""
