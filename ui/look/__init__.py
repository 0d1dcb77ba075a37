"""How everything looks: colours, typefaces, icons, how large; light and dark."""
