"""What the person sees: the look, the parts, the screens. Knows the work only as facts that it is handed."""
