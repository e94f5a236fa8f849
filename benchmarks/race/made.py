"""A number -> that many made documents, 15 % of them near copies of earlier ones: nothing to download, the same for all.

    python -m race.made NUMBER > corpus.jsonl

The words are syllables drawn as often as words of a language are (Zipf), so nearly no shingle comes up twice by chance.
"""

from __future__ import annotations

import json
import random
import sys

SYLLABLES = "ka lo mi ten ra so vel in ta ber du ghe or ston li an re qui mé par ó ton ex al fi no ve sh cor ün".split()
WORDS = 20_000
COPIES = 0.15
KINDS = ("{}. ", "{}. ", "{}, ", "“{},” she said. ", "{}.\n\n")  # most news holds a character beyond Latin-1


def pool(chance: random.Random) -> list[str]:
    """Return words, the n-th of them about 1/n as often as the first."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(WORDS)]
    return [word for rank, word in enumerate(words) for _ in range(1 + 2_000 // (rank + 1))]


def edited(text: str, chance: random.Random) -> str:
    """Return the text with up to one word in twenty replaced: exact Jaccard from 1 down to 0.6."""
    words = text.split(" ")
    for _ in range(chance.randint(0, len(words) // 20)):
        words[chance.randrange(len(words))] = "changed"
    return " ".join(words)


def made(number: int, sentences: tuple[int, int], length: tuple[int, int], seed: int = 1) -> list[str]:
    chance = random.Random(seed)  # noqa: S311  # no secret hangs on it
    vocabulary = pool(chance)
    texts: list[str] = []
    for _ in range(number):
        if texts and chance.random() < COPIES:
            texts.append(edited(texts[int(chance.random() * len(texts))], chance))
            continue
        parts = []
        for _ in range(chance.randint(*sentences)):
            sentence = " ".join(chance.choices(vocabulary, k=chance.randint(*length)))
            parts.append(chance.choice(KINDS).format(sentence.capitalize()))
        texts.append("".join(parts))
    return texts


def articles(number: int) -> list[str]:
    """Return texts as long as short news: about 200 words."""
    return made(number, (7, 15), (8, 28))


def notes(number: int) -> list[str]:
    """Return texts as long as a headline and its first sentence: about 17 words."""
    return made(number, (1, 2), (8, 15))


if __name__ == "__main__":
    for row, text in enumerate(articles(int(sys.argv[1]))):
        print(json.dumps({"id": str(row), "text": text}, ensure_ascii=False))
