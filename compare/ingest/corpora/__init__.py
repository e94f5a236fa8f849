"""Whatever a caller holds many texts in -> a corpus: texts by row, once in order and then a few of them again."""
