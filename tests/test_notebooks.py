"""Notebooks run from the first cell to the last, with the public face alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))
ARABIC = re.compile("[\u0621-\u064a]{3}")


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KernelManager]:
    """One kernel for all, emptied before each: starting five and importing all five times takes most of the time."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(cwd=str(tmp_path_factory.mktemp("notebooks")))
    yield manager
    manager.shutdown_kernel(now=True)


def test_five_of_them() -> None:
    """A first look, two sides of a call, a year of a dyad, brokers, SPARQL; each told in both languages."""
    assert [path.stem[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04", "05"]
    for path in NOTEBOOKS:
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        told = "".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
        assert len(ARABIC.findall(told)) > 20 and '<div dir="rtl">' in told


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_runs(path: Path, kernel: KernelManager) -> None:
    """Every cell runs without a warning, imports nothing that is not public, shows Arabic and a picture of the graph."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell in cells:
        assert not cell.outputs, "clear the outputs before committing"
        assert not re.search(r"diplograph\.(?!examples)\w|from diplograph import (?!examples)", cell.source)
    notebook.cells.insert(0, nbformat.v4.new_code_cell("%reset -f"))  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=240, km=kernel).execute()
    for cell in cells:
        for output in cell.outputs:
            assert output.output_type != "stream" or output.name == "stdout", output.text
            assert "rows=()" not in str(output.get("data", {}).get("text/plain", "")), (
                f"no answer: {cell.source}"
            )
    shown = "".join(
        str(output.get("data", {}).get("text/html", "")) for cell in cells for output in cell.outputs
    )
    assert ARABIC.search(shown)
    assert '<iframe sandbox="allow-scripts ' in shown
