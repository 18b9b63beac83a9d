"""Tables: plain words, row by row, in a box that the keyboard can scroll."""

from pages.parts import tables


def test_every_row_is_named_by_its_first_cell():
    made = tables.html({"Competency": ["Writing", "Design"], "Score": ["62", "–"]}, "Scores")

    assert '<tr><th scope="col">Competency</th><th scope="col" class="figures column">Score</th></tr>' in made
    assert '<tr><th scope="row">Writing</th><td class="figures column">62</td></tr>' in made
    assert '<tr><th scope="row">Design</th><td class="figures column">–</td></tr>' in made


def test_only_a_column_of_bare_figures_stands_to_the_right():
    made = tables.html({"Who": ["1", "2"], "Band": ["51 (19–83)", "none"], "Gap": ["−3,5", "75\u202f%"]}, "Scores")

    assert '<th scope="row">1</th><td class="figures">51 (19–83)</td><td class="figures column">−3,5</td>' in made
    assert '<td>none</td><td class="figures column">75\u202f%</td>' in made


def test_a_sentence_may_be_broken_even_if_it_begins_with_a_figure():
    assert '<td class="long">275 times, last on 24 November</td>' in tables.html(
        {"a": ["x"], "b": ["275 times, last on 24 November"]}, "x"
    )


def test_the_box_is_reached_by_the_keyboard_and_has_a_name():
    assert 'role="region" tabindex="0" aria-label="Scores &amp; weights"' in tables.html({"a": []}, "Scores & weights")


def test_names_of_people_are_words():
    made = tables.html({"<b>Who</b>": ["<img src=x onerror=alert(1)>"], "[a](https://x.example)": ["![b](//y)"]}, "x")

    assert "<img" not in made
    assert "<b>" not in made
    assert '<th scope="col">[a](https://x.example)</th>' in made
