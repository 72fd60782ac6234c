"""The words: identifiers, quantity, money, items, documents, transactions, envelopes, the clock."""
