"""Files for the cases of the catalogue, made of what a case says: see bad_input_test.py."""

import gzip
import json
import os
import socket
import struct
import zipfile
import zlib
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"

# What bytes can be made into before they are written.
MADE = {
    "utf-16": lambda data: data.decode().encode("utf-16"),
    "utf-8 with a mark": lambda data: data.decode().encode("utf-8-sig"),
    "windows-1251": lambda data: data.decode().encode("cp1251"),
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "first half": lambda data: data[:len(data) // 2],
    "without its last 10 bytes": lambda data: data[:-10],
    "first 40 bytes": lambda data: data[:40],
    "empty": lambda data: b"",
    "zeros": lambda data: bytes(1000),
    "zeros from the middle": lambda data: data[:len(data) // 2] + bytes(len(data) - len(data) // 2),
    "nul inside": lambda data: data.replace(b"russian", b"rus\0ian"),
    "carriage returns": lambda data: data.replace(b"\n", b"\r\n"),
    "twice": lambda data: data + data,
    # A table of a Shapefile that holds Cyrillic letters and says nothing of their encoding.
    "cp1251_table": lambda data: data[:29] + b"\0" + data[30:].replace(b"russian ", "росія   ".encode("cp1251")),
    "zip64": lambda data: data[:-12] + b"\xff" * 10 + data[-2:],
    # A Zip64 record that counts more files than there are, and its place.
    "zip64 of 300000 files": lambda data: data[:-22] + struct.pack(
        "<IQ2H2I4QI", 0x06064B50, 44, 45, 45, 0, 0, 300000, 300000, *struct.unpack("<2I", data[-10:-2]), 0x07064B50)
    + struct.pack("<IQI", 0, len(data) - 22, 1) + data[-22:-14] + b"\xff" * 12 + data[-2:],
    "a byte more in its list": lambda data: data[:-22] + b"\0" + data[-22:-10] + struct.pack(
        "<I", struct.unpack("<I", data[-10:-6])[0] + 1) + data[-6:],
}


def bytes_of(spec, base, name="a file"):
    """What a file holds: `zip` of members (or `empty_members`), `blanks`, `shifted` squares, a fixture (`from`, of an
    archive ARCHIVE!MEMBER), or `text`."""
    whole = base | spec
    if "empty_members" in spec:
        data = archive([{"name": f"f{i:06}.geojson", "text": ""} for i in range(spec["empty_members"])], {})
    elif "shifted" in spec:
        data = shifted(spec["shifted"])
    elif "zip" in spec or ("zip" in base and not {"text", "from"} & spec.keys()):
        data = archive(whole["zip"], {key: value for key, value in base.items() if key != "zip"})
    elif "blanks" in spec:
        data = b" " * spec["blanks"]
    elif "from" in whole and "text" not in spec:
        data = fixture(whole["from"])
    else:
        text = whole["text"]
        for before, after in spec.get("replace", []):
            assert before in text, f"{name}: {before!r} is not in the base"
            text = text.replace(before, after)
        data = text.encode()
    return MADE[spec["made"]](data) if "made" in spec else data


def fixture(name):
    file, _, member = name.partition("!")
    if not member:
        return (FIXTURES / file).read_bytes()
    with zipfile.ZipFile(FIXTURES / file) as opened:
        return opened.read(member)


def shifted(count):
    """Squares that are valid one by one, each a metre from the one before: all of them cross each other."""
    def square(by):
        west, south, east, north = 30 + by, 48 + by, 32 + by, 49 + by
        return [[west, south], [east, south], [east, north], [west, north], [west, south]]

    return json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"class": "russian"},
         "geometry": {"type": "Polygon", "coordinates": [square(round(i * 1e-5, 5))]}} for i in range(count)]}).encode()


def archive(members, base):
    """A zip archive (PKWARE's APPNOTE, sections 4.3.7, 4.3.12, 4.3.16) whose members may lie: about their size
    (`claims`, or `claims64` in a field of Zip64, section 4.5.3), check sum (`wrong_sum`), way of packing (`method`), and being encrypted (`flags`)."""
    body, listed = b"", b""
    for member in members:
        data = bytes_of(member, base)
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
        name = member["name"].encode("utf-8" if member["name"].isascii() else "cp866")
        wide = member.get("claims64")
        extra = b"" if wide is None else struct.pack("<2HQ", 1, 8, wide)
        claims = len(data) if wide is None else 0xFFFFFFFF
        common = struct.pack("<5H3IH", 20, member.get("flags", 0), member.get("method", 8), 0, 0x21,
                             zlib.crc32(data) ^ member.get("wrong_sum", False), len(packed),
                             member.get("claims", claims), len(name))
        listed += struct.pack("<IH", 0x02014B50, 20) + common + struct.pack(
            "<4H2I", len(extra), 0, 0, 0, 0, len(body)) + name + extra
        body += struct.pack("<I", member.get("mark", 0x04034B50)) + common + struct.pack("<H", 0) + name + packed
    end = struct.pack("<I4H2IH", 0x06054B50, 0, 0, len(members), len(members), len(listed), len(body), 0)
    return body + listed + end


def put(file, spec, base):
    """Puts a file, or what is none, where a case wants it."""
    kind = spec.get("kind", base.get("kind", "file"))
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(str(file))
    elif kind == "folder":
        file.mkdir()
    elif kind == "link":
        file.symlink_to(spec["to"])
    elif kind == "sparse":
        file.write_text(spec.get("begin", ""))
        os.truncate(file, spec["size"])
    elif kind != "missing":
        file.write_bytes(bytes_of(spec, base, spec.get("id", file.name)))
