"""What the person uses: windows, papers and the desk between them and the floors below."""
