"""Whole days, told as stories: real processes, a real service, real windows on a real virtual screen."""
