"""Other systems and papers: files in, papers out."""
