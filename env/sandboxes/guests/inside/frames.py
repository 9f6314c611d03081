"""Length-prefixed frames on a stream socket: four bytes, big-endian, then that many bytes.

A request is JSON in UTF-8. A reply is the length of its JSON, the JSON, and after it the bytes that the step wrote, as
they are. A guest that gets at the socket can say anything, so its reader (the server) treats every frame as a claim.
"""
import json
import json.encoder
import struct

_PREFIX = struct.Struct('>I')
_scan = json.JSONDecoder().scan_once


def _encoder():
    """A function from a value to its text: json's own encoder in C, made once instead of for each frame."""
    make = json.encoder.c_make_encoder
    if make is None:
        return json.JSONEncoder(ensure_ascii=False, separators=(',', ':')).encode
    pieces = make(None, None, json.encoder.encode_basestring, None, ':', ',', False, False, True)
    return lambda value, _join=''.join: _join(pieces(value, 0))


_encode = _encoder()
#: A program with its context; the server sends nothing longer.
MAX_REQUEST = 16 << 20


def receive(sock, limit=MAX_REQUEST, _unpack=_PREFIX.unpack):
    """One frame as bytes; None at the end of the stream, or when it is over the limit."""
    head = sock.recv(65536)
    while len(head) < 4:
        more = sock.recv(65536) if head else b''
        if not more:
            return None
        head += more
    (length,) = _unpack(head[:4])
    if length > limit:
        return None
    if len(head) - 4 == length:
        return head[4:]
    if len(head) - 4 > length:
        # The server never sends ahead, so this is a worker that said more than its one answer: the rest is dropped.
        return head[4:4 + length]
    parts, have = [head[4:]], len(head) - 4
    while have < length:
        more = sock.recv(min(length - have, 1 << 20))
        if not more:
            return None
        parts.append(more)
        have += len(more)
    return b''.join(parts)


def decode(payload, _scan=_scan):
    return _scan(payload.decode(), 0)[0]


def encode(value, _encode=_encode):
    return _encode(value).encode('utf-8', 'surrogatepass')


def reply(payload, *written, _pack=_PREFIX.pack):
    """A reply as a payload: JSON, and what was written to stdout and stderr, whose sizes the JSON tells."""
    return b''.join((_pack(len(payload)), payload, *written))


def send(sock, payload, _pack=_PREFIX.pack):
    sock.sendall(_pack(len(payload)) + payload)
