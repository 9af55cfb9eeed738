"""What a reader has read, packed: what a list of unread articles asks before it asks their marks.

A list passes over all that was read. Asked of the marks one by one that is a microsecond each (decision 22);
a byte of a block says the same in less than a tenth of it. What a block says is read is read; of everything
else the marks are asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Func
from django.utils.translation import gettext_lazy as _

from newsreader.models.user import User

SIZE = 1_024  # articles of a block, each a byte: a row that PostgreSQL keeps whole, beside the others
MOST = 64  # blocks that a list is given, the newest a reader has read in


def hold_marks(user: User) -> None:
    """What this reader marked is nobody else's to change until the transaction ends."""
    list(User.objects.select_for_update(no_key=True).filter(pk=user.pk).values_list("pk"))


class ReadBlockQuerySet(models.QuerySet["ReadBlock"]):
    def of(self, user: User) -> ReadBlockQuerySet:
        return self.filter(user=user)

    def hold(self, user: User, articles: Collection[int]) -> list[ReadBlock]:
        """The blocks these are in, nobody else's to change until the transaction ends.

        Held before the marks are changed: two pressings at once would leave a block that says what only one
        of them did. By the row of the user, which each of them can hold first: blocks that are not there yet
        cannot be held in one order.
        """
        hold_marks(user)
        blocks = {id // SIZE for id in articles}
        rows = list(self.of(user).filter(block__in=blocks))
        missing = sorted(blocks - {each.block for each in rows})
        new = [self.model(user=user, block=each, read=bytes(SIZE)) for each in missing]
        return rows + self.bulk_create(new)

    def write(self, held: Sequence[ReadBlock], articles: Iterable[int], *, read: bool) -> None:
        """Into blocks that are held."""
        within: dict[int, list[int]] = {each.block: [] for each in held}
        for id in articles:
            within[id // SIZE].append(id % SIZE)
        for each in held:
            packed = bytearray(each.read)
            for place in within[each.block]:
                packed[place] = read
            each.read = bytes(packed)
        self.bulk_update(held, ["read"])


class ReadBlock(models.Model):
    """`read` holds a byte for each article from `block` · SIZE on, by its id: 1 where `user` has read it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="read_blocks", db_index=False)
    block = models.PositiveIntegerField()
    read = models.BinaryField()

    objects = ReadBlockQuerySet.as_manager()

    class Meta:
        verbose_name = _("block of what a reader has read")
        verbose_name_plural = _("blocks of what readers have read")
        constraints = [models.UniqueConstraint(fields=["user", "block"], name="read_block_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Packed(NamedTuple):
    """What was read of the articles from the id `first` on, a byte each: 1 where it was."""

    first: int
    read: bytes

    @classmethod
    def of(cls, rows: Sequence[tuple[int, bytes]]) -> Packed | None:
        """Of blocks and what they hold, the newest first; of those far below it nothing is said."""
        if not rows:
            return None
        newest = rows[0][0]
        lowest = min(block for block, _read in rows if block > newest - MOST)
        read = bytearray((newest - lowest + 1) * SIZE)
        for block, of_block in rows:
            if block >= lowest:
                read[(block - lowest) * SIZE : (block - lowest + 1) * SIZE] = of_block
        return cls(lowest * SIZE, bytes(read))


class SaidRead(Func):
    """Does `packed` say that the article of this id was read? Beyond its bytes it says nothing: false."""

    output_field = models.BooleanField()
    arity = 1

    def __init__(self, id: Any, packed: Packed) -> None:
        super().__init__(id)
        self.packed = packed

    def as_sql(
        self, compiler: Any, connection: Any, *_function: Any, **_extra: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self._as_sql(compiler, "length(%s::bytea)", "get_byte(%s::bytea, ({id} - %s)::int) = 1")

    def as_sqlite(self, compiler: Any, connection: Any, **_extra: Any) -> tuple[str, tuple[Any, ...]]:
        return self._as_sql(compiler, "length(%s)", "substr(%s, {id} - %s + 1, 1) = x'01'")

    def _as_sql(self, compiler: Any, length: str, byte: str) -> tuple[str, tuple[Any, ...]]:
        """The byte is looked at in a place that is within the bytes alone."""
        id, of_id = compiler.compile(self.get_source_expressions()[0])
        within = f"{id} >= %s AND {id} < %s + {length}"
        sql = f"CASE WHEN {within} THEN {byte.format(id=id)} ELSE FALSE END"
        first, read = self.packed
        between = [first, *of_id, first, read, read]
        return sql, (*of_id, *between, *of_id, first)
