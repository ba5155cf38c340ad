"""Answers the benchmark's questions with SymPy: JSON on standard input, one JSON line for each question."""

import json
import signal
import sys
from time import perf_counter

import sympy


class TooLong(Exception):
    pass


def stop(_signal, _frame):
    raise TooLong


def accepts(question):
    symbols = {
        name: sympy.Symbol(name, positive=True) if name in question["positive"] else sympy.Symbol(name, real=True)
        for name in question["names"]
    }
    sympy.core.cache.clear_cache()
    start = perf_counter()
    text = question["difference"].replace("^", "**")
    difference = sympy.sympify(text, locals={**symbols, "abs": sympy.Abs})
    equal = sympy.simplify(difference) == 0
    return equal, 1000 * (perf_counter() - start)


signal.signal(signal.SIGALRM, stop)
for line in sys.stdin:
    question = json.loads(line)
    times = []
    equal = False
    signal.setitimer(signal.ITIMER_REAL, question["limit"] / 1000)
    try:
        for _ in range(question["repetitions"]):
            equal, spent = accepts(question)
            times.append(spent)
    except TooLong:
        pass
    except Exception:
        times.append(0.0)
        equal = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    print(json.dumps({"accepted": bool(equal), "times": times}), flush=True)
