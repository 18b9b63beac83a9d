"""The five things on a page that Streamlit has no safe or translatable widget for; plain JavaScript, no dependency."""

from pages.parts.components.clock import Progress, strip
from pages.parts.components.editor import Field, edit
from pages.parts.components.lang import leaf
from pages.parts.components.recorder import Recorder, record
from pages.parts.components.source import script
from pages.parts.components.submit import Button, buttons, request

__all__ = ["Button", "Field", "Progress", "Recorder", "buttons", "edit", "leaf", "record", "request", "script", "strip"]
