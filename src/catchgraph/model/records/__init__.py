"""Record nodes: what a source said. A class declared in a module of this folder is a label of the graph."""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
