"""The library of Rust as bindings/ship builds it, called through its C interface."""

import ctypes
import struct
import subprocess
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TYPED_ERROR, PANIC = 1, 2  # of UniFFI's RustCallStatus


class Buffer(ctypes.Structure):
    _fields_ = [("capacity", ctypes.c_uint64), ("len", ctypes.c_uint64), ("data", ctypes.POINTER(ctypes.c_uint8))]

    def bytes(self):
        return ctypes.string_at(self.data, self.len)


class Bytes(ctypes.Structure):
    _fields_ = [("len", ctypes.c_int32), ("data", ctypes.c_char_p)]


class Status(ctypes.Structure):
    _fields_ = [("code", ctypes.c_int8), ("error", Buffer)]


class ShippedLibrary(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        path = subprocess.run([ROOT / "bindings" / "ship"], check=True, capture_output=True, text=True, cwd=ROOT).stdout.strip()
        cls.library = ctypes.CDLL(str(ROOT / path))
        cls.library.ffi_diia_citizen_ffi_rustbuffer_from_bytes.restype = Buffer

    def verify(self, *arguments):
        """verifyKeySignature with these buffers, as UniFFI writes them; how the call ended, and what it says."""
        status = Status()
        make = self.library.ffi_diia_citizen_ffi_rustbuffer_from_bytes
        buffers = [make(Bytes(len(argument), argument), ctypes.byref(status)) for argument in arguments]
        self.assertEqual(status.code, 0)
        self.library.uniffi_diia_citizen_ffi_fn_func_verify_key_signature(*buffers, ctypes.byref(status))
        return status.code, status.error.bytes()

    def test_a_panic_becomes_an_exception_of_the_host_and_the_library_goes_on(self):
        empty = struct.pack(">i", 0)
        # UniFFI panics where it is handed what its generated code never makes. Without unwinding this process would end.
        code, said = self.verify(struct.pack(">i", 64), empty, empty)
        self.assertEqual(code, PANIC)
        self.assertIn(b"public_key", said)
        code, _ = self.verify(empty, empty, empty)
        self.assertEqual(code, TYPED_ERROR)


if __name__ == "__main__":
    unittest.main()
