"""How two copies become one: one protocol, the device's half, and the central service."""
