from typing import Any

from compare.text.boilerplate.rule import Rule

class Table:
    def __init__(
        self,
        rules: tuple[Rule, ...],
        facts: tuple[tuple[Any, ...], ...],
        signs: tuple[str, ...],
        limits: tuple[int, ...],
        /,
    ) -> None: ...
    def look(
        self, texts: list[str], /
    ) -> tuple[bytes, list[tuple[tuple[int, str, str, str, int, bool, bool, list[Rule]], bool]], bool, bool, int]: ...
    def fitting(self, line: str, edge: bool, /) -> list[Rule]: ...
