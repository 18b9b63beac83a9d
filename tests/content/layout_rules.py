"""The layout rules of a company pack, applied by other code than the product's, to recompute keys."""

from assessments import bank
from assessments.form import WorldId
from assessments.item import Layout


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, WCAG 2.2."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def broken(layout: Layout, of: WorldId) -> set[str]:
    """The defects that the rules of a company see in a mock-up."""
    rules = bank.world(of).layout_rules
    palette = {colour.hex for colour in bank.world(of).palette.colours}
    texts = [element for element in layout.elements if element.kind != "photo"]
    found = set()
    for one in texts:
        needed = rules.contrast_large if one.px >= rules.large_text_px else rules.contrast_normal
        box = rules.safe_box
        if contrast(one.fill, one.colour) < needed:
            found.add("low_contrast")
        if one.px < rules.min_text_px:
            found.add("text_too_small")
        if one.x < box.x_min or one.x + one.w > box.x_max or one.y < box.y_min or one.y + one.h > box.y_max:
            found.add("outside_safe_area")
        if not {one.fill, one.colour} <= palette:
            found.add("off_palette")
    if sum(one.px >= rules.focal_px for one in texts) > rules.max_focal_texts:
        found.add("competing_focal_points")
    if not set(rules.required_roles_event) <= {one.role for one in texts}:
        found.add("missing_info")
    if (layout.width, layout.height) != rules.canvas:
        found.add("wrong_format")
    return found
