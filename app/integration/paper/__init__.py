"""The parts of printed papers: sheets, tables, symbols, icons, and each kind of paper."""
