"""Sorting what depends on each other."""

__all__ = ['TopologicalSorter', 'CycleError']

_GenericAlias = type(list[int])
_OUT = -1   # Given to the caller, not done yet.
_DONE = -2


class CycleError(ValueError):
    """The nodes depend on each other in a circle; args[1] is the circle."""


class _Node:
    __slots__ = ('node', 'waits_for', 'successors')

    def __init__(self, node):
        self.node = node
        self.waits_for = 0  # How many predecessors are not done, or _OUT, _DONE.
        self.successors = []


class TopologicalSorter:
    """Gives nodes in an order in which each comes after those it depends on."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._out_count = 0
        self._done_count = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _info(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        """Add a node and what it depends on."""
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        info = self._info(node)
        info.waits_for += len(predecessors)
        for predecessor in predecessors:
            self._info(predecessor).successors.append(node)

    def prepare(self):
        """No more nodes are added; looks for circles."""
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready = [info.node for info in self._nodes.values() if info.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self):
        """The nodes that can be worked on now."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].waits_for = _OUT
        self._ready.clear()
        self._out_count += len(result)
        return result

    def is_active(self):
        """Whether there is something to do, or to wait for."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        return self._done_count < self._out_count or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """These nodes, which get_ready() gave, are done."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f'node {node!r} was not added using add()')
            if info.waits_for != _OUT:
                if info.waits_for >= 0:
                    raise ValueError(f'node {node!r} was not passed out (still not ready)')
                raise ValueError(f'node {node!r} was already marked done')
            info.waits_for = _DONE
            for successor in info.successors:
                other = self._nodes[successor]
                other.waits_for -= 1
                if other.waits_for == 0:
                    self._ready.append(successor)
            self._done_count += 1

    def _find_cycle(self):
        stack, iterators, seen, position = [], [], set(), {}
        for node in self._nodes:
            if node in seen:
                continue
            while True:
                if node in seen:
                    if node in position:
                        return stack[position[node]:] + [node]
                else:
                    seen.add(node)
                    iterators.append(iter(self._nodes[node].successors))
                    position[node] = len(stack)
                    stack.append(node)
                while stack:
                    following = next(iterators[-1], stack)
                    if following is not stack:
                        node = following
                        break
                    del position[stack.pop()]
                    iterators.pop()
                else:
                    break
        return None

    def static_order(self):
        """All nodes, one after the other."""
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)

    __class_getitem__ = classmethod(_GenericAlias)
