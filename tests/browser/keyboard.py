"""Hands that have a keyboard only: Tab to what has a name, and see where the focus is."""

from typing import NamedTuple

from playwright.sync_api import Page

MOST = 160  # more than any page has places to stop at

# What is focused, in shadow trees too: its label or its words, what kind of thing it is, and whether it is seen to be.
# Streamlit draws the ring of a radio beside the input itself, and that of a text or a menu around it, in the accent
# colour and only once its own script has heard of the focus.
FOCUS = """async () => {
  let one = document.activeElement;
  if (!one || one === document.body) return ['', 'nothing', true];
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  await new Promise((done) => setTimeout(done, 15));
  const root = one.getRootNode();
  const ids = (one.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  const named = ids.map((id) => root.getElementById(id)?.textContent ?? '').join(' ');
  const group = one.closest('[role=radiogroup], [role=toolbar], [role=group]');
  const label = [...(one.labels ?? [])].map((each) => each.textContent).join(' ');
  const words = one.matches('a, button, summary, [role=button]') ? one.textContent : '';
  const name = [one.getAttribute('aria-label') ?? '', named, label, words, group?.getAttribute('aria-label') ?? ''];
  const near = [one, ...(one.labels ?? []), ...[...(one.labels ?? [])].flatMap((each) => [...each.children])];
  for (let up = one.parentElement, far = 0; up && far < 5; up = up.parentElement, far += 1) near.push(up);
  const looks = () => {
    return near.map((each) => {
      const look = getComputedStyle(each);
      return [look.outline, look.boxShadow, look.borderColor, look.backgroundColor, look.color].join();
    }).join(';');
  };
  const still = document.createElement('style');
  still.textContent = '*, *::before, *::after { transition: none !important; }';
  document.head.append(still);
  if (root !== document) root.append(still.cloneNode(true));
  const focused = looks();
  const ringed = near.some((each) => {
    const look = getComputedStyle(each);
    return parseFloat(look.borderTopWidth) > 0 && look.borderTopColor === 'rgb(31, 95, 168)';
  });
  const events = ['blur', 'focusout', 'focus', 'focusin'];
  const hush = (event) => event.stopImmediatePropagation();
  events.forEach((each) => window.addEventListener(each, hush, true));
  one.blur();
  const plain = looks();
  one.focus({ focusVisible: true, preventScroll: true });
  events.forEach((each) => window.removeEventListener(each, hush, true));
  still.remove();
  return [name.join(' | ').slice(0, 300), one.getAttribute('role') ?? one.type ?? one.tagName.toLowerCase(),
          ringed || focused !== plain];
}"""


class Stop(NamedTuple):
    """Where the focus is."""

    name: str
    kind: str  # its role or type; "nothing" outside the page
    seen: bool  # whether it looks different from before


def focus(page: Page) -> Stop:
    return Stop(*page.evaluate(FOCUS))


def tab_to(page: Page, said: str, kind: str = "", *, back: bool = False) -> Stop:
    """Press Tab until the focus is on something with this name and of this kind; what is focused is always seen."""
    passed: list[str] = []
    for _ in range(MOST):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        here = focus(page)
        passed.append(here.name)
        if said in here.name and kind in {"", here.kind}:
            assert here.seen, f"the focus on {here} is not to be seen"
            return here
    raise AssertionError(f"“{said}” is not reached; the stops were {passed[:MOST]}")


def round_trip(page: Page) -> list[Stop]:
    """Every stop from the top of the page until the focus leaves it; AssertionError where it never does."""
    page.evaluate(
        "() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }"
    )
    found: list[Stop] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        here = focus(page)
        if here.kind == "nothing" or (found and here == found[0]):
            return found
        found.append(here)
    raise AssertionError(f"the focus never leaves the page: {[one.name for one in found][-20:]}")
