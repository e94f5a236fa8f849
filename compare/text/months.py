"""Names of months in the languages whose dates are read, and their numbers."""

from __future__ import annotations

_NAMES = """
jan january januar jänner enero janvier gennaio januari janeiro
feb february februar febrero février febbraio februari fevereiro
mar march märz marzo mars maart março
apr april abril avril aprile
mai mayo maggio mei maio
jun june juni junio juin giugno junho
jul july juli julio juillet luglio julho
aug august agosto août augustus
sep sept september septiembre septembre settembre setembro
oct october oktober octubre octobre ottobre outubro
nov november noviembre novembre novembro
dec december dezember diciembre décembre dicembre dezembro
"""

# In small letters; "may" is missing, for mostly it is none: only May is.
MONTHS = {name: number for number, names in enumerate(_NAMES.split("\n")) for name in names.split()}
MAY = "May"
