"""A label of an encoding, as pages and headers give it -> the codec that browsers mean by it."""

from __future__ import annotations

import codecs
import re
from types import MappingProxyType

# A label on the web means the superset that browsers read (WHATWG Encoding, section 4.2).
WEB = MappingProxyType(
    {
        "ascii": "cp1252",
        "iso8859-1": "cp1252",
        "iso8859-9": "cp1254",
        "iso8859-11": "cp874",
        "tis-620": "cp874",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "shift_jis": "cp932",
        "euc_kr": "cp949",
        "big5": "big5hkscs",
    }
)
# The labels of the web that Python has no codec by.
OTHERS = MappingProxyType(
    {
        label: codec
        for codec, labels in (
            ("utf-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"),
            ("iso8859-6", "csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i"),
            ("iso8859-7", "sun_eu_greek"),
            ("iso8859-8", "csiso88598e csiso88598i iso-8859-8-e iso-8859-8-i logical visual"),
            ("iso8859-15", "csisolatin9"),
            ("cp874", "dos-874 windows-874"),
            ("koi8-r", "koi koi8 koi8_r"),
            ("koi8-u", "koi8-ru"),
            ("mac-roman", "csmacintosh mac x-mac-roman"),
            ("mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian"),
            ("gb18030", "csgb2312 gb_2312 gb_2312-80 x-gbk"),
            ("big5hkscs", "cn-big5 x-x-big5"),
            ("euc_jp", "cseucpkdfmtjapanese x-euc-jp"),
            ("cp932", "windows-31j x-sjis"),
            ("cp949", "cseuckr csksc56011987 iso-ir-149 ks_c_5601-1989 ksc_5601 windows-949"),
        )
        for label in labels.split()
    }
)
LABEL = re.compile(r"[a-z0-9_:.-]{2,40}")  # Python overlooks what else may stand in one, a browser does not
SHORT = re.compile(r"iso8859(\d{1,2})|x-cp(125\d)")  # iso88592, x-cp1250
# Only these: Python also knows "punycode", "unicode_escape" and others that are no way to write a page.
KNOWN = re.compile(r"iso8859-\d+|iso2022_jp|cp(125\d|874|866|932|949)|koi8-[ru]|mac-|gb18030|big5|euc_jp|hz|utf-8")


def codec(label: str) -> str:
    """Return the codec that browsers mean by a label, "" when it is none of a page's.

    >>> codec("ISO-8859-1"), codec("x-sjis"), codec("zlib")
    ('cp1252', 'cp932', '')
    """
    label = label.strip().lower()
    if short := SHORT.fullmatch(label):
        label = f"iso8859-{short[1]}" if short[1] else f"cp{short[2]}"
    try:
        name = codecs.lookup(OTHERS.get(label, label)).name if LABEL.fullmatch(label) else ""
    except LookupError:
        return ""
    name = WEB.get(name, name)
    return name if KNOWN.match(name) else ""
