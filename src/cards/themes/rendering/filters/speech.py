"""`{{tts en_US voices=…:Field}}`: the field as speech, which `sounds` makes a thing to play."""

from cards.themes.rendering.filters.filter import Apply, Occasion

PREFIX = "tts "


def speech(name: str) -> Apply:
    """Return the filter for a name that begins with `tts ` and goes on with a language and options."""

    def speak(value: str, _occasion: Occasion) -> str:
        return f"[anki:tts lang={name.removeprefix(PREFIX)}]{value}[/anki:tts]"

    return speak
