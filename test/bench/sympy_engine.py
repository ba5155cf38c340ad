"""Answers the benchmark's questions with SymPy: JSON on standard input, one JSON line for each question."""

import json
import signal
import sys
from time import perf_counter

import sympy

sys.setrecursionlimit(20_000)


class TooLong(Exception):
    pass


def stop(_signal, _frame):
    raise TooLong


CALLS = {"sqrt": sympy.sqrt, "exp": sympy.exp, "ln": sympy.log, "abs": sympy.Abs}
CALLS |= {name: getattr(sympy, name) for name in ("sin", "cos", "tan")}


def expression(tree, symbols):
    if isinstance(tree, str):
        return symbols[tree]
    if isinstance(tree, dict):
        return sympy.Rational(int(tree["n"]), int(tree["d"]))
    operator, *operands = tree
    parts = [expression(operand, symbols) for operand in operands]
    if operator == "+":
        return sympy.Add(*parts)
    if operator == "*":
        return sympy.Mul(*parts)
    if operator == "/":
        return parts[0] / parts[1]
    if operator == "^":
        return parts[0] ** parts[1]
    return -parts[0] if operator == "neg" else CALLS[operator](parts[0])


# What SymPy calls the sign that an assumption gives to a symbol; it knows no assumptions about other expressions.
SIGNS = {">": "positive", ">=": "nonnegative", "<": "negative", "<=": "nonpositive", "!=": "nonzero"}


REVERSED = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "!=": "!="}


def sign_of(fact):
    """The symbol and the sign that the fact gives to it, when that is all it says."""
    op, left, right = fact["op"], fact["left"], fact["right"]
    if op in SIGNS and isinstance(left, str) and right == {"n": "0", "d": "1"}:
        return left, SIGNS[op]
    if op in SIGNS and isinstance(right, str) and left == {"n": "0", "d": "1"}:
        return right, SIGNS[REVERSED[op]]
    return None


def symbols_of(question):
    signs = dict(filter(None, map(sign_of, question["given"])))
    return {
        name: sympy.Symbol(name, **{signs.get(name, "real"): True})
        for name in question["names"]
    }


def is_zero(way, e, is_complete):
    if way == "equals":
        # Without all assumptions, a difference somewhere is no counterexample.
        same = e.equals(0)
        return same if same or is_complete else None
    if way == "expand":
        return True if sympy.expand(sympy.together(e).as_numer_denom()[0]) == 0 else None
    simple = sympy.simplify(e)
    return True if simple == 0 else False if simple.is_nonzero else None


def has_sign(op, e):
    def known(form):
        return getattr(form, f"is_{SIGNS[op]}")

    direct = known(e)
    return known(sympy.factor(sympy.together(e))) if direct is None else direct


def repeat(way, question):
    times = []
    answer = None
    begun = perf_counter()
    op = question["claim"]["op"]
    is_complete = all(map(sign_of, question["given"]))
    while len(times) < question["repetitions"] and 1000 * (perf_counter() - begun) < question["milliseconds"]:
        sympy.core.cache.clear_cache()
        symbols = symbols_of(question)
        left, right = (expression(question["claim"][side], symbols) for side in ("left", "right"))
        start = perf_counter()
        e = left - right
        answer = is_zero(way, e, is_complete) if op == "=" else has_sign(op, e)
        times.append(1000 * (perf_counter() - start))
    return {True: "accepted", False: "refuted"}.get(answer, "undecided"), times


signal.signal(signal.SIGALRM, stop)
for line in sys.stdin:
    asked = json.loads(line)
    signal.setitimer(signal.ITIMER_REAL, asked["limit"] / 1000)
    try:
        reply, spent = repeat(sys.argv[1], asked)
    except (TooLong, Exception):
        reply, spent = "silent", []
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    print(json.dumps({"reply": reply, "times": spent}), flush=True)
