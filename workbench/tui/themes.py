"""Qostil's own themes: few colours, one accent.

Every text colour can be read on every ground: at 4.5 : 1 in the dark and light themes, at 7 : 1 in those of
high contrast (WCAG 2.2, 1.4.3 and 1.4.6). `selection` is the ground of the row that is chosen, `thumb` the
colour of scroll bars and other marks that carry meaning, at 3 : 1 at least (1.4.11).
"""

from __future__ import annotations

from textual.theme import Theme


def _theme(
    name: str,
    *,
    dark: bool,
    primary: str,
    secondary: str,
    accent: str,
    foreground: str,
    background: str,
    surface: str,
    panel: str,
    success: str,
    error: str,
    muted: str,
    border: str,
    thumb: str,
    selection: str,
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=primary,
        secondary=secondary,
        accent=accent,
        warning=accent,
        foreground=foreground,
        background=background,
        surface=surface,
        panel=panel,
        success=success,
        error=error,
        variables={
            "footer-key-foreground": accent,
            "footer-background": surface,
            "border": border,
            "muted": muted,
            "text": foreground,
            "text-muted": muted,
            "text-disabled": muted,
            "text-error": error,
            "thumb": thumb,
            "selection": selection,
        },
    )


DARK = _theme(
    "qostil-dark",
    dark=True,
    primary="#7fb4ca",
    secondary="#8fb0a6",
    accent="#e0b872",
    foreground="#d8d8d2",
    background="#15181b",
    surface="#1b1f23",
    panel="#22282d",
    success="#8fbf7f",
    error="#e08a7d",
    muted="#99a1a7",
    border="#3a444c",
    thumb="#6f7d87",
    selection="#283942",
)

LIGHT = _theme(
    "qostil-light",
    dark=False,
    primary="#255f79",
    secondary="#446159",
    accent="#805200",
    foreground="#24292d",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#e9e6dc",
    success="#2c6322",
    error="#9c2f24",
    muted="#5a6064",
    border="#c9c4b5",
    thumb="#7d7a70",
    selection="#d3dfe3",
)

CONTRAST = _theme(
    "qostil-contrast",
    dark=True,
    primary="#9fdcff",
    secondary="#b0ecdc",
    accent="#ffdf6b",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    success="#8dff8d",
    error="#ffb3a8",
    muted="#d6d6d6",
    border="#ffffff",
    thumb="#ffffff",
    selection="#00366b",
)

CONTRAST_LIGHT = _theme(
    "qostil-contrast-light",
    dark=False,
    primary="#003a5c",
    secondary="#00423a",
    accent="#573600",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#ededed",
    success="#094a00",
    error="#860000",
    muted="#333333",
    border="#000000",
    thumb="#000000",
    selection="#ffe9a3",
)

THEMES = (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT)


def theme_after(name: str) -> str:
    """The theme that follows another, the first after the last or after one that is not Qostil's."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
