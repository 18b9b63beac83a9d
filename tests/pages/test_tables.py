"""Tables: plain words, row by row, in a box that the keyboard can scroll."""

from pages.parts import tables


def test_every_row_is_named_by_its_first_cell():
    made = tables.html({"Competency": ["Writing", "Design"], "Score": ["62", "–"]}, "Scores")

    assert '<tr><th scope="col">Competency</th><th scope="col">Score</th></tr>' in made
    assert '<tr><th scope="row">Writing</th><td>62</td></tr><tr><th scope="row">Design</th><td>–</td></tr>' in made


def test_the_box_is_reached_by_the_keyboard_and_has_a_name():
    assert 'role="region" tabindex="0" aria-label="Scores &amp; weights"' in tables.html({"a": []}, "Scores & weights")


def test_names_of_people_are_words():
    made = tables.html({"<b>Who</b>": ["<img src=x onerror=alert(1)>"], "[a](https://x.example)": ["![b](//y)"]}, "x")

    assert "<img" not in made
    assert "<b>" not in made
    assert '<th scope="col">[a](https://x.example)</th>' in made
