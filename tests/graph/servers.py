"""Servers that the tests start: the real programs, each in a folder of its own and on a free port."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from zipfile import ZipFile

import pytest

INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
DirsAllowed = .
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 10000
"""


# What Apache Jena is made of where Debian puts it, with what it calls for.
JARS = Path("/usr/share/java")
JENA = (
    "jena-arq jena-base jena-core jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-trans-data "
    "jena-dboe-transaction jena-iri jena-tdb2 commons-codec commons-compress commons-csv commons-io commons-lang3 "
    "dexx.collection gson guava httpclient httpcore jackson-annotations jackson-core jackson-databind protobuf "
    "slf4j-api slf4j-nop thrift titanium-json-ld"
)
XERCES = "org/apache/jena/ext/xerces/"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def program(name: str) -> str:
    """Where a server's program is. A user's machine may lack it; where CI runs it must be there."""
    found = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    return found or lacking(name)


def lacking(name: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"no {name}: install it")
    pytest.skip(f"no {name} on this machine")


@contextmanager
def running(command: list[str], folder: Path, url: str) -> Iterator[str]:
    """A server for as long as it is needed."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "out.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            for _ in range(600):
                try:
                    urllib.request.urlopen(url, timeout=5).close()
                except urllib.error.HTTPError:
                    break
                except OSError:
                    assert process.poll() is None, (folder / "out.log").read_text(
                        encoding="utf-8", errors="replace"
                    )
                    time.sleep(0.1)
                else:
                    break
            yield url
        finally:
            process.kill()
            process.wait()


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[str]:
    port = free_port()
    command = [program("oxigraph"), "serve", "--location", str(folder / "db"), "--bind", f"127.0.0.1:{port}"]
    with running([*command, *options], folder, f"http://127.0.0.1:{port}") as url:
        yield url


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """With the user dba and the password it comes with."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    (folder / "virtuoso.ini").write_text(INI.format(sql=free_port(), http=port), encoding="ascii")
    command = [program("virtuoso-t"), "+foreground", "+configfile", "virtuoso.ini"]
    with running(command, folder, f"http://127.0.0.1:{port}") as url:
        yield url


@contextmanager
def jena(folder: Path) -> Iterator[str]:
    """Apache Jena's engine and its store on disk behind the addresses of its server, Fuseki."""
    core = JARS / "jena-core.jar"
    if not core.is_file():
        lacking("libapache-jena-java")
    words = folder / "words"
    with ZipFile(core) as jar:  # Debian's classes look for their messages under another name than they have
        for entry in jar.namelist():
            if entry.startswith(XERCES) and entry.endswith(".properties"):
                path = words / "xerces" / entry.removeprefix(XERCES)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(jar.read(entry))
    (folder / "db").mkdir(parents=True)
    port = free_port()
    jars = os.pathsep.join([str(words), *(str(JARS / f"{name}.jar") for name in JENA.split())])
    source = Path(__file__).with_name("Jena.java")
    command = [program("java"), "-Xmx1g", "-cp", jars, str(source), str(folder / "db"), str(port)]
    with running(command, folder, f"http://127.0.0.1:{port}") as url:
        yield url
