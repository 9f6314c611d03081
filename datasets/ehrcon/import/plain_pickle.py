"""Reads a pickle of plain values without unpickling it: runs in the sandbox, with the file's bytes in `__input__` (base64, in pieces).

pickletools parses the operations and executes none. Those that make dicts, lists, tuples, texts, numbers, True, False and None are
followed here by hand; any other, such as one that names a function or calls it, ends the reading. `answer` is JSON text in pieces.
"""
import base64
import json
import pickletools

MOST_VALUES = 2_000_000
PIECE = 400_000


class Refused(Exception):
    pass


class Mark:
    pass


def plain(data):
    stack, memo, values = [], {}, 0

    def since_mark():
        for at in range(len(stack) - 1, -1, -1):
            if isinstance(stack[at], Mark):
                items = stack[at + 1:]
                del stack[at:]
                return items
        raise Refused("a mark is missing")

    def into(target, pairs):
        if not isinstance(target, dict):
            raise Refused("items are set in what is no dict")
        for key, value in pairs:
            if not isinstance(key, (str, int, float, bool, type(None))):
                raise Refused("a key is not plain")
            target[key] = value

    for operation, argument, position in pickletools.genops(data):
        name = operation.name
        values += 1
        if values > MOST_VALUES:
            raise Refused("it has too many values")
        if name in ("PROTO", "FRAME"):
            continue
        if name == "STOP":
            if len(stack) != 1 or isinstance(stack[0], Mark):
                raise Refused("it does not end in one value")
            return stack[0]
        try:
            if name == "MARK":
                stack.append(Mark())
            elif name in ("NONE", "NEWTRUE", "NEWFALSE"):
                stack.append({"NONE": None, "NEWTRUE": True, "NEWFALSE": False}[name])
            elif name in ("UNICODE", "BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8", "INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "FLOAT", "BINFLOAT"):
                stack.append(argument)
            elif name == "EMPTY_DICT":
                stack.append({})
            elif name == "EMPTY_LIST":
                stack.append([])
            elif name == "EMPTY_TUPLE":
                stack.append([])
            elif name in ("LIST", "TUPLE"):
                stack.append(since_mark())
            elif name in ("TUPLE1", "TUPLE2", "TUPLE3"):
                count = int(name[-1])
                items = stack[-count:]
                del stack[-count:]
                stack.append(items)
            elif name == "DICT":
                items, made = since_mark(), {}
                into(made, zip(items[::2], items[1::2], strict=True))
                stack.append(made)
            elif name == "APPEND":
                value = stack.pop()
                stack[-1].append(value)
            elif name == "APPENDS":
                items = since_mark()
                stack[-1].extend(items)
            elif name == "SETITEM":
                value, key = stack.pop(), stack.pop()
                into(stack[-1], [(key, value)])
            elif name == "SETITEMS":
                items = since_mark()
                into(stack[-1], zip(items[::2], items[1::2], strict=True))
            elif name == "MEMOIZE":
                memo[len(memo)] = stack[-1]
            elif name in ("PUT", "BINPUT", "LONG_BINPUT"):
                memo[argument] = stack[-1]
            elif name in ("GET", "BINGET", "LONG_BINGET"):
                stack.append(memo[argument])
            elif name == "POP":
                stack.pop()
            elif name == "POP_MARK":
                since_mark()
            else:
                raise Refused(f"it wants {name}, which plain data does not need (byte {position})")
        except (IndexError, KeyError, AttributeError, ValueError, TypeError) as error:
            raise Refused(f"{name} at byte {position} does not fit what was read ({type(error).__name__})") from None
    raise Refused("it does not end: the file is cut off")


def told(data):
    try:
        text = json.dumps({"value": plain(data)}, allow_nan=False)
    except Refused as error:
        text = json.dumps({"refused": str(error)})
    except RecursionError:
        text = json.dumps({"refused": "it is nested too deeply, or holds itself"})
    except ValueError as error:
        text = json.dumps({"refused": f"it is no whole pickle of plain values ({error})"})
    return [text[at:at + PIECE] for at in range(0, len(text), PIECE)]


answer = told(base64.b64decode("".join(__input__)))
