"""Web pages with other texts in them: nothing but the texts is written otherwise."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.errors import WriteError
from corpus.readers import read_bytes

from .rewriting import shown, written

HEAD = '<!DOCTYPE html>\n<html lang=kk><head><meta charset="utf-8"><title>Бақ</title></head>\n<body>\n'
FOOT = "\n</body></html>\n"


def page(body):
    return f"{HEAD}{body}{FOOT}".encode()


def body(data):
    text = data.decode("utf-8")
    assert text.startswith(HEAD)
    assert text.endswith(FOOT)
    return text[len(HEAD) : -len(FOOT)]


PLACES = [
    (
        "the rest of a paragraph stays",
        "<p class='a b'>Ол   келді.\n Біз&nbsp;күттік.</p>",
        "Ол келді.",
        "Он пришёл & ушёл.",
        "<p class='a b'>Он пришёл &amp; ушёл.\n Біз&nbsp;күттік.</p>",
    ),
    (
        "tags as they are written",
        "<p>Бұл <B CLASS=x>үлкен</B > үй.</p>",
        "Бұл ⟦1⟧үлкен⟦/1⟧ үй.",
        "⟦1⟧Большой⟦/1⟧ дом.",
        "<p><B CLASS=x>Большой</B > дом.</p>",
    ),
    (
        "no codes: the same word",
        '<p>Біздің <a href="/?a=1&amp;b=2" title="1 > 0">Qostil</a> осында.</p>',
        "Біздің ⟦1⟧Qostil⟦/1⟧ осында.",
        "Qostil теперь здесь.",
        '<p><a href="/?a=1&amp;b=2" title="1 > 0">Qostil</a> теперь здесь.</p>',
    ),
    (
        "no codes: all of the sentence",
        "<p><b>Ол келді.</b> Біз күттік.</p>",
        "⟦1⟧Ол келді.⟦/1⟧",
        "Он пришёл.",
        "<p><b>Он пришёл.</b> Біз күттік.</p>",
    ),
    (
        "an element over two sentences",
        "<p><b>Ол келді. Біз</b> күттік.</p>",
        "Біз⟦/1⟧ күттік.",
        "Ждали⟦/1⟧ мы.",
        "<p><b>Ол келді. Ждали</b> мы.</p>",
    ),
    (
        "an element over two sentences, no codes",
        "<p><b>Ол келді. Біз</b> күттік.</p>",
        "Біз⟦/1⟧ күттік.",
        "Мы ждали.",
        "<p><b>Ол келді. </b>Мы ждали.</p>",
    ),
    (
        "codes within codes, turned about",
        "<p><i>Бұл <b>үлкен</b></i> үй.</p>",
        "⟦1⟧Бұл ⟦2⟧үлкен⟦/2⟧⟦/1⟧ үй.",
        "⟦2⟧Большой ⟦1⟧дом⟦/1⟧⟦/2⟧ это.",
        "<p><b>Большой <i>дом</i></b> это.</p>",
    ),
    (
        "an element that has to be closed and begun again has its id once",
        '<p><i id="x" class="y">Бұл <b>үлкен</b></i> үй.</p>',
        "⟦1⟧Бұл ⟦2⟧үлкен⟦/2⟧⟦/1⟧ үй.",
        "⟦2⟧Большой ⟦1⟧дом⟦/2⟧ вот⟦/1⟧ он.",
        '<p><b>Большой <i id="x" class="y">дом</i></b><i class="y"> вот</i> он.</p>',
    ),
    (
        "pictures",
        '<p><img src="a.png" alt="Бақ">Бұл үй.</p>',
        "⟦1/⟧Бұл үй.",
        "Это ⟦1/⟧ дом.",
        '<p>Это <img src="a.png" alt="Бақ"> дом.</p>',
    ),
    (
        "a place to jump to is never lost",
        '<p>Бұл <a name="here"></a> үй.</p>',
        "Бұл⟦1/⟧ үй.",
        "Это дом.",
        '<p>Это дом.<a name="here"></a></p>',
    ),
    (
        "remarks, scripts and buttons",
        "<p>Бұл <!-- a & b --> үлкен <script>if (a < b) c()</script> үй<button>Бас <b>мені</b></button>.</p>",
        "Бұл үлкен үй.",
        "Это дом.",
        "<p>Это дом.<!-- a & b --><script>if (a < b) c()</script><button>Бас <b>мені</b></button></p>",
    ),
    (
        "hidden text",
        "<p>Бұл <span style='display: none'>жасырын <i>сөз</i></span> үй.</p>",
        "Бұл үй.",
        "Это дом.",
        "<p>Это дом.<span style='display: none'>жасырын <i>сөз</i></span></p>",
    ),
    (
        "line breaks after the same number",
        "<p>12.<br class=n/>Бақ туралы</p>",
        "12. Бақ туралы",
        "12. О саде",
        "<p>12.<br class=n/>О саде</p>",
    ),
    (
        "references",
        "<p>&#1041;&#x4b1;л &laquo;&#1199;й&raquo; &mdash; &#1073;&#1072;&#1179;.</p><p>&copy; а</p>",
        "Бұл «үй» — бақ.",
        "Это <сад>.",
        "<p>Это &lt;сад&gt;.</p><p>&copy; а</p>",
    ),
    (
        "ends that are left out",
        "<ul><li>Бірінші жол<li>Екінші <b>жол</ul>",
        "Екінші ⟦1⟧жол⟦/1⟧",
        "Вторая ⟦1⟧строка⟦/1⟧",
        "<ul><li>Бірінші жол<li>Вторая <b>строка</b></ul>",
    ),
    (
        "an element that ends behind a line break",
        "<p><b>Ол келді.<br></b></p>",
        "⟦1⟧Ол келді.⟦/1⟧",
        "Он пришёл.",
        "<p><b>Он пришёл.<br></b></p>",
    ),
    (
        "a picture in a link",
        "<p>Бұл <a href=x><img src=y></a> үй.</p>",
        "Бұл⟦1/⟧⟦2/⟧ үй.",
        "Это ⟦2/⟧⟦1/⟧ дом.",
        "<p>Это <a href=x><img src=y></a> дом.</p>",
    ),
    (
        "a link in a link, which it ends",
        "<p><a href=x>Ол <a href=y>келді</a>.</p>",
        "⟦1⟧Ол⟦/1⟧ ⟦2⟧келді⟦/2⟧.",
        "⟦2⟧Пришёл⟦/2⟧ ⟦1⟧он⟦/1⟧.",
        "<p><a href=y>Пришёл</a> <a href=x>он</a>.</p>",
    ),
    (
        "an element around paragraphs",
        "<ins><p>Ол келді.</p><p>Біз күттік.</p></ins>",
        "⟦1⟧Біз күттік.⟦/1⟧",
        "⟦1⟧Мы ждали.⟦/1⟧",
        "<ins><p>Ол келді.</p><p>Мы ждали.</p></ins>",
    ),
    (
        "preformatted lines",
        "<pre>Бірінші жол\n\nЕкінші  жол</pre>",
        "Екінші жол",
        "Вторая строка",
        "<pre>Бірінші жол\n\nВторая строка</pre>",
    ),
]


@pytest.mark.parametrize(
    ("old", "text", "new", "expected"), [p[1:] for p in PLACES], ids=[p[0] for p in PLACES]
)
def test_where_each_part_of_a_text_goes(old, text, new, expected):
    data = page(old)
    assert text in shown(data, "a.html")
    done = written(data, lambda shown: new if shown == text else None, "a.html")
    assert body(done.data) == expected
    assert not done.left


def test_what_is_not_replaced_is_left_byte_for_byte():
    data = page("<p>Ол &amp; біз<br>келдік</p><!-- x --><P ID=q>Соңғы сөз").replace(b"\n", b"\r\n")
    assert written(data, lambda _: None, "a.html").data == data


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig", "utf-16-be"])
def test_the_encoding_and_its_mark_stay(encoding):
    head = "<meta charset=windows-1251>" if encoding == "cp1251" else ""
    text = f"<!DOCTYPE html><html>{head}<body><p>Был год короткий. Он прошёл.</p></body></html>"
    data = text.encode(encoding)
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data
    done = written(data, lambda shown: "Жыл қысқа." if "год" in shown else None, "a.html")
    again = read_bytes(done.data, "a.html", lang="kk")
    assert again.text == "Жыл қысқа. Он прошёл."
    assert done.data[:2] == data[:2]
    if encoding == "cp1251":
        assert "&#1179;ыс&#1179;а".encode("cp1251") in done.data


def test_links_without_a_place_are_told_of():
    data = page("<p>Біздің <a href='x'>бет</a> осында <b>ғана</b> тұр.</p>")
    done = written(data, lambda _: "Только здесь.", "a.html")
    assert [code.name for code in done.unplaced] == ["a", "b"]


def test_characters_that_stand_for_nothing_are_refused():
    with pytest.raises(WriteError, match="stand for nothing"):
        written(page("<p>Ол \ufdd0 келді.</p>"), lambda text: text, "a.html")


WORDS = st.sampled_from(
    ["Ол", "келді.", "Біз", "үйде", "отырмыз.", "Қар &amp; мұз", "1917", "«бақ»", "ә &lt; б"]
)
PIECES = st.recursive(
    WORDS | st.sampled_from(["<br>", " ", "\n", "<!-- р -->", "<img src=a>", "<wbr>", "&nbsp;"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag}>",
        st.sampled_from(["b", "i", "span", "em", "p", "div", "li", "button", "sup"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


def tags(text):
    return sorted(re.findall(r"</?(?:p|div|li|button|em|img|b|i|span|sup)\b[^>]*>|<!--.*?-->", text))


@settings(deadline=None)
@example(["Ол", "<b>Ол</b>", "<b>&nbsp; <br> <br></b>"])
@given(st.lists(PIECES, min_size=1, max_size=6))
def test_the_same_texts_give_the_same_page(parts):
    data = page("<p>Басы осы.</p>" + "".join(parts))
    before = read_bytes(data, "a.html", lang="kk")
    done = written(data, lambda text: text, "a.html")
    after = read_bytes(done.data, "a.html", lang="kk")
    assert "".join(after.text.split()) == "".join(before.text.split())  # a missing space is repaired
    assert tags(body(done.data)) == tags(body(data))


def without_codes(text):
    return re.sub("⟦[^⟧]*⟧", "", text).upper()


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=6))
def test_texts_without_codes_lose_no_block_picture_or_remark(parts):
    data = page("<p>Басы осы.</p>" + "".join(parts))
    before = read_bytes(data, "a.html", lang="kk")
    done = written(data, without_codes, "a.html")
    after = read_bytes(done.data, "a.html", lang="kk")
    assert "".join(after.text.split()) == "".join(before.text.upper().split())
    kept = re.compile(r"</?(?:p|div|li|button)\b[^>]*>|<img[^>]*>|<!--.*?-->")
    assert sorted(kept.findall(body(done.data))) == sorted(kept.findall(body(data)))
    opened = re.findall(r"<(?:b|i|span|em|sup)\b", body(done.data))
    assert len(opened) == len(re.findall(r"</(?:b|i|span|em|sup)>", body(done.data)))
