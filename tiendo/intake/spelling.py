"""Comparing headers, labels and names, the same few of which come back in every file of a batch."""

from functools import lru_cache

from tiendo.text import fold

folded = lru_cache(maxsize=8_192)(fold)

# Sheets that forms and annotated copies carry beside those of the layout; they hold nothing that is reported.
# The copy of what came as text (csv, json) is told by the last two: it need not hold every sheet and column.
LOOSE = frozenset(map(folded, ("Kết quả kiểm tra bảng", "Check results of tables")))
INFORMING = LOOSE | frozenset(map(folded, ("Hướng dẫn", "Danh mục", "Kết quả kiểm tra", "Check results")))
