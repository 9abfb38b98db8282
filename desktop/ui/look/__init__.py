"""How everything looks, asked by role and never by hue.

- `tokens.look` answers `look.color("ink")`, `look.font("body")`, `look.size("control")` for the theme of
  the moment
- `dress.dress(app)` puts it on the application once; then `look.set_theme("dark")` and
  `look.set_scale(1.5)` are live
- `paint` has the few strokes every part is made of; `icons` the signs; `motion` the three durations
- `lean` is written from tokens.toml for the unlock window, which may not wait for a file to be read

This file imports nothing, because the unlock window passes through it.
"""
