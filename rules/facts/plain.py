"""Facts to plain JSON values, and back."""

import dataclasses
import datetime
import types
import typing


def as_plain(value: object) -> object:
    """The facts as lists, dicts, strings and numbers, ready for JSON."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: as_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [as_plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (str, bool, int)) or value is None:
        return value if isinstance(value, bool) or value is None else _bare(value)
    raise TypeError(f"{type(value).__name__} has no place in facts")


def _bare(value: str | int) -> str | int:
    """The plain string or number behind an enum's member."""
    return str(value) if isinstance(value, str) else int(value)


T = typing.TypeVar("T")


def from_plain(kind: type[T], plain: typing.Any) -> T:
    """The facts again, from what `as_plain` gave. Raises ValueError or KeyError on a bad record."""
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)  # type: ignore[arg-type]
    return kind(**{f.name: _read(hints[f.name], plain[f.name]) for f in fields if f.name in plain})


def _read(hint: typing.Any, plain: typing.Any) -> typing.Any:
    if isinstance(hint, types.UnionType):
        if plain is None:
            return None
        hint = next(arg for arg in typing.get_args(hint) if arg is not types.NoneType)
    if typing.get_origin(hint) is tuple:
        return _read_tuple(typing.get_args(hint), plain)
    if dataclasses.is_dataclass(hint):
        return from_plain(typing.cast(type, hint), plain)
    if hint is datetime.date:
        return datetime.date.fromisoformat(plain)
    return hint(plain)


def _read_tuple(args: tuple[typing.Any, ...], plain: list[typing.Any]) -> tuple[typing.Any, ...]:
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_read(args[0], item) for item in plain)
    return tuple(_read(arg, item) for arg, item in zip(args, plain, strict=True))
