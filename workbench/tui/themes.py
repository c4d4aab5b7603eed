"""Qostil's own themes: few colours, one accent."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="qostil-dark",
    dark=True,
    primary="#7fb4ca",
    secondary="#8aa9a0",
    accent="#e0b872",
    foreground="#d8d8d2",
    background="#15181b",
    surface="#1b1f23",
    panel="#22282d",
    success="#8fbf7f",
    warning="#e0b872",
    error="#d9796b",
    variables={
        "footer-key-foreground": "#e0b872",
        "footer-background": "#1b1f23",
        "border": "#3a444c",
        "muted": "#8d959b",
    },
)

LIGHT = Theme(
    name="qostil-light",
    dark=False,
    primary="#2b6a86",
    secondary="#4f6f66",
    accent="#9a6200",
    foreground="#24292d",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#e9e6dc",
    success="#35722a",
    warning="#9a6200",
    error="#a8362a",
    variables={
        "footer-key-foreground": "#9a6200",
        "footer-background": "#f3f1ea",
        "border": "#c9c4b5",
        "muted": "#6d7276",
    },
)

THEMES = (DARK, LIGHT)
