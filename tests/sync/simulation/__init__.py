"""The simulation: persons, devices and a service through random days, and an oracle that knows what each had seen."""
