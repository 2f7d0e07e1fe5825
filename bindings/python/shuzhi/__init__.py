"""Shuzhi (数治): one model of a Chinese sub-district, embedded.

    with shuzhi.Platform.open(shuzhi.Options(path="street.db")) as platform:
        session = platform.session(shuzhi.Actor(actor="wang", street="620102001"))
        case = session.cases().submit(shuzhi.NewCase(...)).case

Every operation takes its request record and gives its answer record. A refusal is a `ShuzhiError`; its class says what
to do about it, its fields `code`, `field`, `rule`, `citation`, `zh`, `en` and `details` say why.
"""

from ._generated import shuzhi as _model, shuzhi_uniffi as _objects
from ._generated.shuzhi import *  # noqa: F403
from ._generated.shuzhi_uniffi import *  # noqa: F403
from ._generated.shuzhi_uniffi import Platform, ShuzhiError, version

__version__ = version()
__all__ = sorted(
    (set(_model.__all__) | set(_objects.__all__)) - {"InternalError"}
)


def _text(self):
    field = f"{self.field}: " if self.field else ""
    source = f"; {self.citation}" if self.citation else ""
    rule = f" ({self.rule}{source})" if self.rule else ""
    return f"[{self.code}] {field}{self.en} / {self.zh}{rule}"


def _leave(self, *_):
    self.close()


ShuzhiError.__str__ = _text
Platform.__enter__ = lambda self: self
Platform.__exit__ = _leave
