from workbench.services.looking_up import look_up


def test_inflected_words_are_found_once():
    found = {
        word.word: [entry.lemma for entry in word.entries]
        for word in look_up("Партиялардың 3 партиялардың ыфыф")
    }
    assert found["Партиялардың"] == ["партия"]
    assert found["ыфыф"] == []
    assert "3" not in found


def test_an_empty_text_has_no_words():
    assert look_up("") == []
