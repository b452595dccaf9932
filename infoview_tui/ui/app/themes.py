"""Infoview's two themes. There is one accent; other colors mean urgency or kind, always with a text or a sign."""

from textual.theme import Theme

DARK = Theme(
    name="infoview-dark",
    dark=True,
    primary="#7aa2c8",
    secondary="#8fa3b8",
    accent="#e0b06a",
    warning="#e0a458",
    error="#ec867a",
    success="#86b98a",
    foreground="#d8dade",
    background="#15181d",
    surface="#1b1f26",
    panel="#252b34",
    variables={
        "block-cursor-background": "#2c3744",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "input-cursor-background": "#e0b06a",
        "input-selection-background": "#7aa2c8 40%",
        "text-muted": "#98a1ad",
        "footer-key-foreground": "#e0b06a",
        "border": "#3a4350",
        "border-blurred": "#2a313b",
        "scrollbar": "#343c47",
        "scrollbar-hover": "#465160",
        "scrollbar-active": "#7aa2c8",
        "scrollbar-background": "#15181d",
        "scrollbar-background-hover": "#15181d",
        "scrollbar-background-active": "#15181d",
    },
)

LIGHT = Theme(
    name="infoview-light",
    dark=False,
    primary="#2f5f8a",
    secondary="#53647a",
    accent="#845610",
    warning="#8a5700",
    error="#a83228",
    success="#2f6f3b",
    foreground="#20242a",
    background="#fbfaf7",
    surface="#f2f0eb",
    panel="#e6e3dc",
    variables={
        "block-cursor-background": "#d6e1eb",
        "block-cursor-foreground": "#101418",
        "block-cursor-text-style": "none",
        "input-cursor-background": "#845610",
        "input-selection-background": "#2f5f8a 30%",
        "text-muted": "#545d68",
        "footer-key-foreground": "#845610",
        "border": "#c4bfb4",
        "border-blurred": "#d8d4cb",
        "scrollbar": "#cfcabf",
        "scrollbar-hover": "#b8b2a5",
        "scrollbar-active": "#2f5f8a",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
    },
)

THEMES = (DARK, LIGHT)
