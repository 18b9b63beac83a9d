"""What a browser knows of Streamlit's widgets: what it holds when one appears, and what it says when one is changed."""

from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

CHOICES = ("radio", "selectbox", "checkbox", "button_group")
MULTI = 1  # ButtonGroup.ClickMode.MULTI_SELECT


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


def changed(kind: str, proto: Any, now: WidgetState | None) -> WidgetState:
    """Another choice than the present one: the next option, the box ticked or not, one more or one fewer of several."""
    match kind:
        case "radio" | "selectbox":
            options = list(proto.options)
            present = options.index(now.string_value) if now is not None and now.string_value in options else -1
            return WidgetState(id=proto.id, string_value=options[(present + 1) % len(options)])
        case "checkbox":
            return WidgetState(id=proto.id, bool_value=not (now is not None and now.bool_value))
        case "button_group":
            return _several(proto.id, _regrouped(proto, list(now.string_array_value.data) if now is not None else []))
        case _:
            raise ValueError(kind)


def _regrouped(proto: Any, chosen: list[str]) -> list[str]:
    options = [one.content for one in proto.options]
    if proto.click_mode == MULTI:
        return chosen[:-1] if len(chosen) > 1 else [*chosen, next(one for one in options if one not in chosen)]
    present = options.index(chosen[0]) if chosen else -1
    return [options[(present + 1) % len(options)]]


def _several(name: str, chosen: list[str]) -> WidgetState:
    state = WidgetState(id=name)
    state.string_array_value.data.extend(chosen)
    return state
