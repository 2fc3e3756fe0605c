"""`python -m diplograph`: the command line."""

from __future__ import annotations

from diplograph.cli import main

raise SystemExit(main())
