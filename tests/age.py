"""Files in the age format (https://age-encryption.org/v1) whose passphrase is checked in no time.

pyrage derives a key from a passphrase with a second or more of work, and so does each attempt to decrypt the file. The
format lets a file say how much work it takes, but pyrage can't be told.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from base64 import b64encode
from functools import reduce

_WORK_FACTOR = 1
_PIECE = 65536
_LANE = 8
"""Bytes that each block has of an integer with one word of all blocks, so that sums don't run into the next."""


def encrypt_with_little_work(data: bytes, passphrase: str) -> bytes:
    """Encrypt with a passphrase as pyrage does, but for the work."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    label = b"age-encryption.org/v1/scrypt"
    wrapping = hashlib.scrypt(passphrase.encode(), salt=label + salt, n=2**_WORK_FACTOR, r=8, p=1, dklen=32)
    wrapped = _encrypt_piece(wrapping, bytes(12), file_key)
    header = b"age-encryption.org/v1\n-> scrypt %b %d\n%b\n---" % (_to_base64(salt), _WORK_FACTOR, _to_base64(wrapped))
    mac = hmac.digest(_derive_key(file_key, b"", b"header"), header, "sha256")
    key = _derive_key(file_key, nonce, b"payload")
    pieces = [data[start : start + _PIECE] for start in range(0, len(data), _PIECE)] or [b""]
    encrypted = (
        _encrypt_piece(key, at.to_bytes(11, "big") + bytes([at == len(pieces) - 1]), piece)
        for at, piece in enumerate(pieces)
    )
    return header + b" " + _to_base64(mac) + b"\n" + nonce + b"".join(encrypted)


def _to_base64(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _derive_key(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """Derive a key of 32 bytes (HKDF, RFC 5869)."""
    return hmac.digest(hmac.digest(salt, key, "sha256"), purpose + b"\x01", "sha256")


def _encrypt_piece(key: bytes, nonce: bytes, data: bytes) -> bytes:
    """Encrypt and authenticate (ChaCha20-Poly1305, RFC 8439)."""
    stream = _chacha20(key, nonce, 1 + -(-len(data) // 64))
    length = len(data)
    encrypted = (int.from_bytes(data, "little") ^ int.from_bytes(stream[64 : 64 + length], "little")).to_bytes(
        length, "little"
    )
    return encrypted + _poly1305(stream[:32], encrypted + bytes(-length % 16) + struct.pack("<QQ", 0, length))


def _poly1305(key: bytes, data: bytes) -> bytes:
    factor = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    parts = (int.from_bytes(data[at : at + 16], "little") | 1 << 128 for at in range(0, len(data), 16))
    total = reduce(lambda total, part: (total + part) * factor % (2**130 - 5), parts, 0)
    return ((total + int.from_bytes(key[16:], "little")) % 2**128).to_bytes(16, "little")


def _chacha20(key: bytes, nonce: bytes, blocks: int) -> bytes:
    """Return the key stream of some blocks, all of which are computed at once."""
    ones = int.from_bytes(b"\x01".ljust(_LANE, b"\0") * blocks, "little")
    mask = ones * 0xFFFFFFFF
    words = struct.unpack("<16I", b"expand 32-byte k" + key + bytes(4) + nonce)
    start = [word * ones for word in words]
    start[12] = int.from_bytes(b"".join(block.to_bytes(_LANE, "little") for block in range(blocks)), "little")
    state = list(start)

    def mix(a: int, b: int, c: int, d: int) -> None:
        for into, by, turned, bits in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            state[into] = state[into] + state[by] & mask
            word = state[turned] ^ state[into]
            state[turned] = (word << bits | word >> 32 - bits) & mask

    for _ in range(10):
        for column in range(4):
            mix(column, 4 + column, 8 + column, 12 + column)
        for column in range(4):
            mix(column, 4 + (column + 1) % 4, 8 + (column + 2) % 4, 12 + (column + 3) % 4)
    rows = [(word + first & mask).to_bytes(_LANE * blocks, "little") for word, first in zip(state, start, strict=True)]
    return b"".join(row[at : at + 4] for at in range(0, _LANE * blocks, _LANE) for row in rows)
