"""A text with all that a word processor's files hold, as flat OpenDocument, to be opened by LibreOffice."""

import base64

from .word_files import PIXEL

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
    for name, value in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)

FLAT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
 <style:style style:name="Standard" style:family="paragraph"/>
 <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
  style:parent-style-name="Standard" style:default-outline-level="1">
  <style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
 <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
 <style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
 <style:style style:name="S" style:family="text">
  <style:text-properties style:text-position="super 58%"/></style:style>
 <style:style style:name="R" style:family="text"><style:text-properties fo:color="#ff0000"/></style:style>
 <style:page-layout style:name="L">
  <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/>
  <style:header-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles>
 <style:master-page style:name="Standard" style:page-layout-name="L">
  <style:header><text:p>Жоғарғы жол</text:p></style:header></style:master-page>
</office:master-styles>
<office:body><office:text>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Ауылдағы ескі бақ</text:h>
<text:p>Ауыл шетінде <text:span text:style-name="B">үлкен <text:span
 text:style-name="I">ескі</text:span> бақ</text:span> бар<text:note text:id="n1" text:note-class="footnote"
><text:note-citation>1</text:note-citation><text:note-body><text:p>Ол туралы
 <text:span text:style-name="I">бұрын</text:span> жазылған.</text:p></text:note-body></text:note>. Онда
 <text:a xlink:type="simple" xlink:href="https://example.org/">балалар</text:a> ойнайды.</text:p>
<text:p><text:bookmark-start text:name="here"/>Бұл туралы төменде айтылады.<text:bookmark-end
 text:name="here"/> Бет:
 <text:bookmark-ref text:reference-format="page" text:ref-name="here">1</text:bookmark-ref>,
 барлығы
 <text:page-count>1</text:page-count> бет.</text:p>
<text:p><draw:frame draw:name="Pic" text:anchor-type="as-char" svg:width="1cm" svg:height="1cm"><draw:image>
<office:binary-data>{base64.b64encode(PIXEL).decode()}</office:binary-data></draw:image></draw:frame>
 Суреттегі бақ.</text:p>
<text:list><text:list-item><text:p>Алма ағаштары.</text:p></text:list-item>
<text:list-item><text:p>Бағасы:<text:tab/>алмұрт пен
 <text:span text:style-name="R">өрік</text:span> бірдей.</text:p>
</text:list-item>
</text:list>
<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell><text:p>Жемістің аты</text:p></table:table-cell>
<table:table-cell><text:p>Саны<text:span text:style-name="S">2</text:span></text:p></table:table-cell>
</table:table-row>
<table:table-row><table:table-cell><text:p>Алма</text:p></table:table-cell>
<table:table-cell><text:p>12<text:line-break/>дана</text:p></table:table-cell></table:table-row>
</table:table>
<text:p>Соңғы сөз осы.</text:p>
</office:text></office:body></office:document>
"""
