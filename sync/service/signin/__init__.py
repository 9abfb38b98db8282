"""Signing in: the service as the authorization server of its devices, and who vouches for the person."""
