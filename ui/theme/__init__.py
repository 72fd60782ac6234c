"""How everything looks: tokens, fonts, palette, icons."""
