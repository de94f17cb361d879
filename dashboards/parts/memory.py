"""A bounded memory of what was made: the least recently asked for goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, Protocol, TypeVar
from weakref import WeakValueDictionary


class Sized(Protocol):
    """What can be kept: it knows the room that it takes."""

    @property
    def size(self) -> int:
        """Give the room that it takes, bytes or anything else."""


Thing = TypeVar("Thing", bound=Sized)


class Memory(Generic[Thing]):
    """Keeps what was made under its key, while the sizes of all come to `most`. For several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._things: OrderedDict[Hashable, Thing] = OrderedDict()
        self._lock = Lock()
        self._makers: WeakValueDictionary[Hashable, Lock] = WeakValueDictionary()

    def get(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """Give what is kept under the key, made first where there is nothing; those who ask meanwhile wait."""
        with self._lock:
            maker = self._makers.setdefault(key, Lock())
        with maker:
            thing = self.recall(key)
            return thing if thing is not None else self._keep(key, make())

    def recall(self, key: Hashable) -> Thing | None:
        """Give what is kept under the key, without making it."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
            return self._things.get(key)

    def _keep(self, key: Hashable, thing: Thing) -> Thing:
        with self._lock:
            self._things[key] = thing
            self._size += thing.size
            while self._size > self._most:
                self._size -= self._things.popitem(last=False)[1].size
        return thing
