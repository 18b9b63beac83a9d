"""Keys of the rating desk: 1 to 5 and N choose, Q quotes the selected words, Enter goes on; never while typing."""

from collections.abc import Callable, Mapping
from typing import cast

import streamlit as st
from streamlit.components import v2 as components

_SCRIPT = """
const listening = new WeakMap();

function isTyping(target) {
  const tag = (target.tagName || '').toLowerCase();
  if (tag === 'textarea' || tag === 'select' || target.isContentEditable) return true;
  return tag === 'input' && !['radio', 'checkbox', 'button', 'submit', 'range'].includes(target.type);
}

function isPressable(target) {
  const tag = (target.tagName || '').toLowerCase();
  const role = target.getAttribute ? target.getAttribute('role') : null;
  return ['button', 'a', 'summary', 'audio', 'video'].includes(tag) || ['button', 'option', 'combobox'].includes(role);
}

function toTheTop(from) {
  for (let one = from; one; one = one.parentElement) {
    if (one.scrollTop > 0) one.scrollTop = 0;
  }
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let desk = listening.get(parentElement);
  if (!desk) {
    desk = {};
    desk.heard = (event) => {
      const target = event.composedPath()[0] || event.target;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
      const key = event.key === 'Enter' ? 'enter' : event.key.toLowerCase();
      if (!desk.keys.includes(key) || isTyping(target)) return;
      if (key === 'enter' && isPressable(target)) return;
      if (document.querySelector('[role=dialog], [role=listbox]')) return;
      event.preventDefault();
      const words = key === 'q' ? String(window.getSelection() || '') : '';
      if (key === 'q' && !words.trim()) return;
      desk.tell('pressed', { key, words: words.slice(0, 2000) });
    };
    document.addEventListener('keydown', desk.heard, true);
    listening.set(parentElement, desk);
    toTheTop(parentElement.host || parentElement);
  }
  desk.keys = data.keys;
  desk.tell = setTriggerValue;
  return () => {
    document.removeEventListener('keydown', desk.heard, true);
    listening.delete(parentElement);
  };
}
"""

_listen = components.component("assay_keys", html="<span hidden></span>\n", js=_SCRIPT)

Heard = Callable[[str, str], None]  # the key, and the selected words for "q"


def listen(key: str, keys: tuple[str, ...], on_pressed: Heard) -> None:
    """Call `on_pressed` before the next run when one of `keys` ("1", "n", "q", "enter") is pressed outside a field.

    A new `key` is a new desk: the page is shown from its top.
    """

    def heard() -> None:
        pressed = pressed_in(st.session_state.get(key))
        if pressed:
            on_pressed(pressed.get("key", ""), pressed.get("words", ""))

    _listen(key=key, data={"keys": list(keys)}, on_pressed_change=heard, height="content")


def pressed_in(told: object) -> Mapping[str, str] | None:
    """What was pressed, taken from the browser's word only where that has the shape we sent."""
    pressed = told.get("pressed") if isinstance(told, Mapping) else None
    if not isinstance(pressed, dict):
        return None
    return {str(name): str(value) for name, value in cast("dict[object, object]", pressed).items()}
