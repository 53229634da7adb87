"""The signature of the functions that rules may call: compiled rules are good for no other."""

from __future__ import annotations

from hashlib import sha256

from checker.language.functions import Functions, FunctionSpec


def signature_of(functions: Functions) -> str:
    """Name a set of functions by names, parameters and results; what they do inside does not matter."""
    digest = sha256()
    for name in sorted(functions):
        digest.update(_line(name, functions[name]).encode())
    return digest.hexdigest()


def _line(name: str, spec: FunctionSpec) -> str:
    returns = getattr(spec.returns, "__qualname__", None) or repr(spec.returns)
    flags = f"{spec.takes_report}{spec.sees_unknown}{spec.origin}"
    return f"{name}\t{spec.name}\t{spec.parameters!r}\t{returns}\t{flags}\n"
