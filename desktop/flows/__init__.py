"""What happens when a person does something: one file a screen, each wires its signals to the desk."""
