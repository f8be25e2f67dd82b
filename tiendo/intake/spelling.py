"""Comparing headers, labels and names, the same few of which come back in every file of a batch."""

from functools import lru_cache

from tiendo.text import fold

folded = lru_cache(maxsize=8_192)(fold)

# Sheets that forms and annotated copies carry beside those of the layout; they hold nothing that is reported.
INFORMING = frozenset(map(folded, ("Hướng dẫn", "Danh mục", "Kết quả kiểm tra", "Check results")))
