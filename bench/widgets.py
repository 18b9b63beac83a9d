"""What a browser holds of Streamlit's widgets from the moment they appear."""

from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState


def mounted(kind: str, proto: Any) -> WidgetState | None:
    """The state that the browser holds from the moment a widget appears; None when it holds nothing yet."""
    told: bool = getattr(proto, "set_value", False)
    match kind:
        case "radio" | "selectbox":
            if told:
                return WidgetState(id=proto.id, string_value=proto.raw_value) if proto.HasField("raw_value") else None
            found = proto.HasField("default") and proto.options
            return WidgetState(id=proto.id, string_value=proto.options[proto.default]) if found else None
        case "checkbox":
            return WidgetState(id=proto.id, bool_value=proto.value if told else proto.default)
        case "button_group":
            chosen = proto.raw_values if told else [proto.options[one].content for one in proto.default]
            return _several(proto.id, list(chosen))
        case "text_area":
            return WidgetState(id=proto.id, string_value=proto.value if told else proto.default)
        case _:
            return None


def _several(name: str, chosen: list[str]) -> WidgetState:
    state = WidgetState(id=name)
    state.string_array_value.data.extend(chosen)
    return state
