"""Disjoint sets of things that belong together (union by the smallest member, so that order does not matter)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

Item = TypeVar("Item", bound=Any)


class Groups(Generic[Item]):
    """Union-find over sortable items (Tarjan 1975)."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._parent: dict[Item, Item] = {item: item for item in items}

    def __contains__(self, item: object) -> bool:
        return item in self._parent

    def find(self, item: Item) -> Item:
        """The smallest member of the item's group."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, one: Item, other: Item) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low

    def all(self) -> list[list[Item]]:
        """All groups, each sorted, in order of their smallest members."""
        members: dict[Item, list[Item]] = defaultdict(list)
        for item in sorted(self._parent):
            members[self.find(item)].append(item)
        return [members[root] for root in sorted(members)]
