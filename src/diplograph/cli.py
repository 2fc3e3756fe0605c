"""Words on the command line in, one call of the pipeline or the graph out."""

from __future__ import annotations

import argparse
import atexit
import gc
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from diplograph import __version__, compiled
from diplograph.errors import ArticleError, ConfigError, DiplographError, QueryError, told

if TYPE_CHECKING:
    from diplograph.api import KnowledgeGraph
    from diplograph.graph.server import Server
    from diplograph.pipeline import BuildReport
    from diplograph.query import Result
    from diplograph.records import Article, Event

    _Group = argparse._SubParsersAction[argparse.ArgumentParser]

__all__ = ["main"]

_COLLECTED = 50_000  # new objects before the garbage collector looks through them; Python has 700
OVERLAYS = "overlays.json"  # in a graph folder: the overlays it was built with

_EPILOG = """examples:
  diplograph demo                                     see it work on the bundled examples
  diplograph build articles/ -o graph                 build a graph, or add to it
  diplograph query graph --name who-called-whom       ask a named query
  diplograph query graph 'SELECT * {?a dg:called ?b}' ask your own
  diplograph view graph -o page.html                  the explorer, one offline file
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit code: 0 done, 1 not done, 2 wrong use, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    late = getattr(options, "run", None) is _query and options.sparql is None
    if late and len(rest) == 1 and not rest[0].startswith("-"):
        options.sparql = rest[0]  # argparse gives an optional word up once an option stands before it
    elif rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    command: Callable[[argparse.Namespace], int] | None = getattr(options, "run", None)
    if command is None:
        parser.print_help()
        return 2
    options.address = None
    for name in ("output", "graph"):
        place = getattr(options, name, None)
        if isinstance(place, str) and options.run in {_build, _query, _export}:
            options.address = place
            setattr(options, name, options.record or _record(place))
    try:
        with _seldom_collected(), _knowledge(options):
            return command(options)
    except DiplographError as error:
        print(f"diplograph: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("diplograph: interrupted; what was stored stays, run it again to go on", file=sys.stderr)
        return 130
    except BrokenPipeError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"diplograph: {place}{error.strerror or error}", file=sys.stderr)
        return 1
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        print(
            f"diplograph: a fault of diplograph: {_printable(told(error))}; please report it, with what "
            "`python -X dev -m diplograph …` shows",
            file=sys.stderr,
        )
        return 1


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """With a garbage collector that looks rarely: loading all that a command needs, it finds nothing.

    Looking as often as Python does, and through everything when the process ends, takes a fourth of the time
    that one article needs.
    """
    before = gc.get_threshold()
    gc.set_threshold(_COLLECTED, *before[1:])
    atexit.register(gc.freeze)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _knowledge(options: argparse.Namespace) -> AbstractContextManager[None]:
    """The overlays that the command line names, or that the graph it is about was built with."""
    overlays: list[Path] | None = getattr(options, "kb", None)
    graph = getattr(options, "graph", None)
    if graph is None and options.run is _build:
        graph = options.output
    if overlays is None and (graph is None or not (graph / OVERLAYS).is_file()):
        return nullcontext()  # nothing to load: most commands need no knowledge base
    from diplograph.pipeline import knowledge

    return knowledge(graph, overlays)


# -- the commands ------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="diplograph",
        description="Reads Arabic and English news and answers who did what to whom, when, where and "
        "according to whom, as an RDF graph with evidence.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    version = f"diplograph {__version__} ({'compiled' if compiled else 'pure Python'})"
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    add = partial(_command, commands)

    demo = add("demo", _demo, "build the graph of the bundled example articles and its page")
    demo.add_argument("-o", "--output", type=Path, default=Path("diplograph-demo"), metavar="FOLDER",
                      help="where the graph and the page go (default: %(default)s)")  # fmt: skip

    build = add("build", _build, "read articles and build a graph, or add them to one")
    _source(build)
    build.add_argument("-o", "--output", type=_place, required=True, metavar="GRAPH",
                       help="folder of the graph, or the address of a SPARQL server")  # fmt: skip
    _server(build)

    extract = add("extract", _extract, "write the events of articles, one JSON object an article")
    _source(extract)
    extract.add_argument("-o", "--output", metavar="EVENTS.jsonl", default="-",
                         help="file to write (default: standard output)")  # fmt: skip

    query = add("query", _query, "ask a graph, by SPARQL or by the name of a query")
    query.add_argument("graph", type=_place, nargs="?", metavar="GRAPH",
                       help="folder of the graph, or the address of a SPARQL server")  # fmt: skip
    _server(query)
    query.add_argument("sparql", nargs="?", metavar="SPARQL", help="a query; - reads it from standard input")
    query.add_argument("--name", help="a named query; see --list")
    query.add_argument("--param", action="append", default=[], metavar="NAME=VALUE",
                       help="a value for a named query; may be repeated")  # fmt: skip
    query.add_argument("--search", metavar="WORDS",
                       help="articles with all these words, in any spelling; * ends a beginning")  # fmt: skip
    query.add_argument("--sql", metavar="SELECT",
                       help="SQL over the tables events, parties, dyads, claims, articles")  # fmt: skip
    query.add_argument("--list", action="store_true", help="list the named queries and what they take")
    query.add_argument("--format", choices=("table", "csv", "json"), default="table")
    query.add_argument("--limit", type=_rows, metavar="ROWS", help="rows at most")
    query.add_argument("--timeout", type=_seconds, default=60.0, metavar="SECONDS",
                       help="give up after this time (default: %(default)g)")  # fmt: skip

    event = add("event", _event, "lay what each source says of an event beside each other")
    _graph(event)
    event.add_argument("id", metavar="ID", help="an event or claim: its id, the beginning of it, or its IRI")
    event.add_argument("--lang", choices=("en", "ar"), default="en", help="language of what is not quoted")
    event.add_argument("--width", type=int, metavar="COLUMNS", help="default: as wide as the terminal")
    event.add_argument("--format", choices=("text", "json"), default="text")

    events = commands.add_parser("events", help="list events, judge which are one, tell why they are")
    _events_parser(events)

    view = add("view", _view, "write the explorer, one HTML file that works offline")
    _graph(view)
    view.add_argument("-o", "--output", type=Path, required=True, metavar="PAGE.html")
    view.add_argument("--title", help="title of the page")
    view.add_argument("--lang", choices=("en", "ar"), default="en", help="language of the page at first")
    view.add_argument("--like", type=Path, metavar="EARLIER.html",
                      help="keep actors where that page has them (default: the page replaced)")  # fmt: skip

    report = add("report", _report, "write a briefing for print on an actor or on two sides")
    _graph(report)
    about = report.add_mutually_exclusive_group(required=True)
    about.add_argument("--actor", metavar="X", help="an id, an ISO code, or a name in either language")
    about.add_argument("--dyad", nargs=2, metavar=("A", "B"), help="two sides, named like an actor")
    report.add_argument("-o", "--output", type=Path, required=True, metavar="PAGE.html")
    report.add_argument("--lang", choices=("en", "ar"), default="en", help="language of what is not quoted")
    report.add_argument("--since", metavar="DATE", help="events on or after this day")
    report.add_argument("--until", metavar="DATE", help="events on or before this day")
    report.add_argument("--top", type=int, default=20, metavar="N",
                        help="events told with their evidence (default: %(default)s)")  # fmt: skip

    serve = add("serve", _serve, "serve the explorer, a read-only SPARQL endpoint and search on this machine")
    _graph(serve)
    serve.add_argument("--host", default="127.0.0.1", metavar="ADDRESS",
                       help="what to listen on (default: %(default)s, this machine alone)")  # fmt: skip
    serve.add_argument("--port", type=int, default=8765, help="default: %(default)s; 0 for any that is free")
    serve.add_argument("--timeout", type=_seconds, default=30.0, metavar="SECONDS",
                       help="a query may take (default: %(default)g)")  # fmt: skip

    export = add("export", _export, "write the graph for another program")
    _graph(export)
    export.add_argument("-o", "--output", type=_place, required=True, metavar="FILE",
                        help="ends in .ttl .trig .nq .jsonld .graphml .gexf .csv .parquet, "
                        "or is the address of a SPARQL server")  # fmt: skip
    _server(export)
    export.add_argument("--format", help="the format, when the ending does not say it")
    export.add_argument("--table", default="events", metavar="TABLE",
                        help="for csv and parquet: events, claims, actors, dyad-months; "
                        "all: typed tables, a folder of Parquet files")  # fmt: skip

    validate = add("validate", _validate, "check a graph against the SHACL shapes of the ontology")
    _graph(validate)

    evaluate = add("evaluate", _evaluate, "score the extraction on annotated sentences")
    evaluate.add_argument("gold", type=Path, nargs="+", metavar="GOLD.jsonl")
    evaluate.add_argument(
        "--errors", type=int, default=0, metavar="N", help="show N examples of each kind of error"
    )
    evaluate.add_argument("--lang", choices=("ar", "en"), help="score this language only")
    evaluate.add_argument(
        "--actors", action="store_true", help="score whom the gold spans of `actors` lead to instead"
    )
    evaluate.add_argument("--calibration", action="store_true", help="show how far the scores can be trusted")
    evaluate.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON too")
    evaluate.add_argument("--scope", choices=("international", "all"), default="international",
                          help="all: domestic events as well (default: %(default)s)")  # fmt: skip
    evaluate.add_argument(
        "--lexicon", type=Path, metavar="DIR", help="a folder with your own words and actors"
    )

    kb = commands.add_parser("kb", help="look into the knowledge base of actors, mend it, make it grow")
    _kb_parser(kb)
    return parser


def _command(
    group: _Group, name: str, run: Callable[[argparse.Namespace], int], text: str
) -> argparse.ArgumentParser:
    """One verb of a group, with its help and what runs it."""
    command = group.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    command.set_defaults(run=run)
    return command


def _actions(parser: argparse.ArgumentParser) -> _Group:
    """The verbs below a verb; without one of them the help is shown."""

    def help_(_: argparse.Namespace) -> int:
        parser.print_help()
        return 2

    parser.set_defaults(run=help_)
    return parser.add_subparsers(title="actions", metavar="ACTION")


def _kb_parser(kb: argparse.ArgumentParser) -> None:
    add = partial(_command, _actions(kb))

    show = add("show", _kb_show, "tell what a name or a phrase means, and why")
    show.add_argument("name", help="a name, an id, or a phrase such as 'Russian foreign minister'")
    show.add_argument("--on", type=_date, metavar="DATE", help="who held the offices on this day")
    _overlay(show)
    lint = add("lint", _kb_lint, "check the tables and word files of a folder, or the tables shipped")
    lint.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
    build = add("build", _kb_build, "fetch people, offices, states and organisations into an overlay folder")
    build.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    source = build.add_mutually_exclusive_group(required=True)
    source.add_argument("--sparql", metavar="URL", help="a SPARQL endpoint with data as Wikidata has them")
    source.add_argument("--dump", type=Path, metavar="FILE", help="a JSON dump: .json, .json.gz or .json.bz2")
    build.add_argument("--as-of", type=_date, default=None, metavar="DATE",
                       help="the day of the source, for offices without an end (default: today)")  # fmt: skip
    build.add_argument("--pause", type=float, default=1.0, metavar="SECONDS",
                       help="between two questions (default: %(default)s)")  # fmt: skip
    build.add_argument("--page", type=int, default=2000, metavar="ROWS",
                       help="rows of an answer (default: %(default)s)")  # fmt: skip
    build.add_argument("--fresh", action="store_true", help="begin anew instead of going on")
    for name, run, text in (
        ("same", _kb_judge, "judge that two actors are one, in a graph or in an overlay"),
        ("different", _kb_judge, "judge that two actors are not one, in a graph or in an overlay"),
        ("undo", _kb_undo, "take a judgement on two actors back"),
    ):
        action = add(name, run, text)
        action.set_defaults(verdict=name)
        action.add_argument("graph", type=Path, metavar="FOLDER", help="a graph, or an overlay")
        action.add_argument("left", metavar="A", help="an actor by id, IRI, or name in either language")
        action.add_argument("right", metavar="B", help="another")
        if name != "undo":
            action.add_argument("--reason", default="", metavar="TEXT", help="kept with the judgement")
            action.add_argument("--by", default="", metavar="NAME", help="who judges (default: you)")
    judgements = add("judgements", _kb_judgements, "list the judgements on actors of a graph, with reasons")
    _graph(judgements)


def _events_parser(events: argparse.ArgumentParser) -> None:
    actions = _actions(events)
    for name, run, text in (
        ("list", _events_list, "list the events of a graph with their ids"),
        ("same", _events_judge, "judge that two events are one"),
        ("different", _events_judge, "judge that two events, or two claims of one, are not one"),
        ("undo", _events_undo, "take a judgement on two events back"),
        ("why", _events_why, "tell why the claims of an event are one, or why two events are not"),
        ("judgements", _events_judgements, "list the judgements on events of a graph"),
    ):
        action = _command(actions, name, run, text)
        action.set_defaults(verdict=name)
        _graph(action)
        if name == "list":
            action.add_argument("--type", metavar="TYPE", help="one type, such as call")
            action.add_argument("--actor", metavar="NAME", help="an actor on either side, in either language")
            action.add_argument("--since", metavar="DATE", help="on or after this day")
            action.add_argument("--until", metavar="DATE", help="on or before this day")
            action.add_argument("--lang", choices=("en", "ar"), default="en", help="language of the names")
        elif name != "judgements":
            action.add_argument(
                "left", metavar="A", help="an event or claim: its id, its beginning, or its IRI"
            )
            if run is _events_why:
                action.add_argument(
                    "right", metavar="B", nargs="?", help="another (default: all claims of A)"
                )
                action.add_argument(
                    "--lang", choices=("en", "ar"), default="en", help="language of the reasons"
                )
            else:
                action.add_argument("right", metavar="B", help="another")
        if run is _events_judge:
            action.add_argument("--reason", default="", metavar="TEXT", help="kept with the judgement")
            action.add_argument("--by", default="", metavar="NAME", help="who judges (default: you)")


def _source(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", nargs="+", metavar="SOURCE",
                         help="files or folders (.txt .html .json .jsonl .csv .parquet, feeds), or - for "
                         "standard input")  # fmt: skip
    command.add_argument("--lang", choices=("ar", "en"), help="language of articles that do not say theirs")
    command.add_argument("--published", type=_date, metavar="DATE",
                         help="date of articles that do not say theirs, such as 2021-04-13")  # fmt: skip
    command.add_argument("--scope", choices=("international", "all"), default="international",
                         help="all: domestic events as well (default: %(default)s)")  # fmt: skip
    command.add_argument("--lexicon", type=Path, metavar="DIR",
                         help="a folder with your own triggers, titles, topics and actors")  # fmt: skip
    command.add_argument("--spacy", action="append", default=[], metavar="MODEL",
                         help="a spaCy pipeline to take entities and parse from; one a language")  # fmt: skip
    command.add_argument("--extractor", metavar="NAME", help="an installed extractor in place of the rules")
    command.add_argument("--with", dest="options", action="append", default=[], metavar="KEY=VALUE",
                         help="an option for the extractor; may be repeated")  # fmt: skip
    _overlay(command)


def _overlay(command: argparse.ArgumentParser) -> None:
    command.add_argument("--kb", type=Path, action="append", metavar="DIR",
                         help="a folder with your own actors and offices; may be repeated")  # fmt: skip


def _server(command: argparse.ArgumentParser) -> None:
    """What a SPARQL server takes."""
    group = command.add_argument_group(
        "a SPARQL server", "its password or token is read from DIPLOGRAPH_PASSWORD or DIPLOGRAPH_TOKEN"
    )
    group.add_argument(
        "--server", metavar="ENGINE", help="oxigraph, virtuoso, fuseki or rdf4j; the last is untried"
    )
    group.add_argument("--user", metavar="NAME", help="who asks")
    group.add_argument("--record", type=Path, metavar="FOLDER", help="folder of the graph that goes there")
    group.add_argument("--replace", action="store_true", help="in place of another folder's graph there")


def _place(text: str) -> Path | str:
    """A path, or the address of a server."""
    return text if text.startswith(("http://", "https://")) else Path(text)


def _record(address: str) -> Path:
    """Where the folder of a graph on a server lies if nobody says where."""
    from urllib.parse import urlsplit

    parts = urlsplit(address)
    name = "-".join(filter(None, (parts.hostname, str(parts.port or ""), *parts.path.split("/"))))
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "diplograph" / "".join(c if c.isalnum() or c in "-._" else "-" for c in name)


def _opened(address: str, options: argparse.Namespace) -> Server:
    from diplograph.graph.server import Login, Server

    token, password = os.environ.get("DIPLOGRAPH_TOKEN", ""), os.environ.get("DIPLOGRAPH_PASSWORD", "")
    login = Login(options.user or "", password, token) if options.user or token else None
    return Server(address, engine=options.server, login=login)


def _push(folder: Path, address: str, options: argparse.Namespace) -> None:
    from diplograph.graph import GraphFolder
    from diplograph.graph.server import push

    server = _opened(address, options)
    done = push(GraphFolder.open(folder), server, replace=options.replace)
    how = "all of it" if done.whole else f"{done.graphs} graphs changed"
    print(f"server {server.url}  ({server.name}, {done.quads} quads, {how})")


def _graph(command: argparse.ArgumentParser) -> None:
    command.add_argument("graph", type=Path, metavar="GRAPH", help="folder of the graph")


def _seconds(text: str) -> float:
    with suppress(ValueError):
        if 0 < float(text) <= 1e6:
            return float(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")


def _rows(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of rows from 1")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2021-04-13") from None


def _demo(options: argparse.Namespace) -> int:
    from diplograph import examples
    from diplograph.api import open_graph

    folder = options.output / "graph"
    report = _run_build(examples.paths(), folder, options)
    page = options.output / "explorer.html"
    open_graph(folder).view(page, title="diplograph demo")
    _summary(report)
    print(f"\ngraph     {folder}\nexplorer  {page}")
    print(f"ask it    diplograph query {folder} --list")
    return 0


def _build(options: argparse.Namespace) -> int:
    if options.address:
        _opened(options.address, options).close()  # that nobody is there is told before the work
    report = _run_build(options.source, options.output, options)
    _summary(report)
    print(f"\ngraph  {options.output}")
    if options.address:
        _push(options.output, options.address, options)
    return 1 if report.errors and not report.articles else 0


def _run_build(sources: Sequence[str | Path], folder: Path, options: argparse.Namespace) -> BuildReport:
    from diplograph.pipeline import build

    return build(
        sources,
        folder,
        lang=getattr(options, "lang", None),
        published=getattr(options, "published", None),
        scope=getattr(options, "scope", "international"),
        lexicon=getattr(options, "lexicon", None),
        spacy=getattr(options, "spacy", ()),
        extractor=getattr(options, "extractor", None),
        options=_options(options),
        progress=_progress,
    )


def _options(options: argparse.Namespace) -> dict[str, str]:
    """What --with says, as a mapping."""
    given = {}
    for text in getattr(options, "options", ()):
        key, equals, value = text.partition("=")
        if not equals or not key.isidentifier():
            raise ConfigError(f"--with {text!r}: write KEY=VALUE")
        given[key] = value
    if given and not options.extractor:
        raise ConfigError("--with needs --extractor")
    return given


def _progress(articles: Iterable[Article]) -> Iterable[Article]:
    from tqdm import tqdm

    bar: Iterable[Article] = tqdm(articles, desc="articles", unit="", disable=not sys.stderr.isatty())
    return bar


def _summary(report: BuildReport) -> None:
    print(
        f"articles {report.articles} ({report.new} new, {report.replaced} changed, "
        f"{report.unchanged} unchanged)   events {report.events}   claims {report.claims}   "
        f"actors {report.actors}   quads {report.quads}"
    )
    if report.strongest:
        print("\nstrongest relations, each with its evidence:")
    for relation in report.strongest:
        print(f"  {relation.subject} –{relation.relation}→ {relation.object}  ({relation.claims})")
        sentence = relation.sentence if len(relation.sentence) <= 160 else relation.sentence[:159] + "…"
        print(f"      {relation.source}: {_printable(sentence)}")
    _complain(report.errors)


def _printable(text: str) -> str:
    """Text from an article as a terminal may show it: without control characters."""
    return "".join(char for char in text if char.isprintable())


# Lines told of one file, and files, before the rest is only counted.
_TOLD, _FILES = 5, 100


def _complain(errors: Sequence[ArticleError]) -> None:
    files: dict[str, list[ArticleError]] = {}
    for error in errors:
        files.setdefault(re.sub(r":\d+$|: (?:article|entry|row) \d+$", "", error.where), []).append(error)
    for name, own in list(files.items())[:_FILES]:
        for error in own[:_TOLD]:
            print(f"diplograph: {_printable(str(error))}", file=sys.stderr)
        if len(own) > _TOLD:
            print(f"diplograph: {_printable(name)}: … and {len(own) - _TOLD} more", file=sys.stderr)
    if len(files) > _FILES:
        print(f"diplograph: … and {len(files) - _FILES} more files with trouble", file=sys.stderr)


def _extract(options: argparse.Namespace) -> int:
    from diplograph import pipeline

    errors: list[ArticleError] = []
    articles = pipeline.read(
        options.source, lang=options.lang, published=options.published, on_error=errors.append
    )
    rows = pipeline.extract(  # before the file is opened: a wrong option costs no old output
        _progress(articles),
        scope=options.scope,
        lexicon=options.lexicon,
        spacy=options.spacy,
        extractor=options.extractor,
        options=_options(options),
        on_error=errors.append,
    )
    done = 0
    with _Opened(options.output) as file:
        for article, mentions in rows:
            file.write(json.dumps(pipeline.to_line(article, mentions), ensure_ascii=False) + "\n")
            done += 1
    _complain(errors)
    return 1 if errors and not done else 0


class _Opened:
    """A file to write, or the standard output."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.file: TextIO = sys.stdout

    def __enter__(self) -> TextIO:
        if self.name != "-":
            path = Path(self.name)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self.file = path.open("w", encoding="utf-8", newline="\n")
            except OSError as error:
                raise ConfigError(f"{path}: cannot be written ({error.strerror or error})") from error
        return self.file

    def __exit__(self, *_: object) -> None:
        if self.file is not sys.stdout:
            self.file.close()


def _query(options: argparse.Namespace) -> int:
    from diplograph.graph import GraphFolder
    from diplograph.query import Result, bind, check, list_queries, named_query, run, strange

    if options.list:
        for query in list_queries():
            print(f"{query.name}\n    {query.title} | {query.title_ar}")
            for parameter in query.parameters:
                optional = " (optional)" if parameter.optional else ""
                print(f"    --param {parameter.name}=…  {parameter.description}{optional}")
            print(f"    for example: diplograph query GRAPH {query.command}")
        return 0
    if options.graph is None:
        raise QueryError("name the folder of a graph; `diplograph query --list` lists the named queries")
    if not options.address:
        GraphFolder.open(options.graph)
    if options.search:
        return _search(options)
    if options.sql:
        return _sql(options)
    if options.name:  # names are looked up in the folder, also for a server's graph
        values = dict[str, str]()
        for name, value in map(_pair, options.param):
            if name in values:
                raise QueryError(f"--param {name}: given twice; give one value")
            values[name] = value
        text = bind(named_query(options.name), values, GraphFolder.open(options.graph).index())
    elif options.sparql == "-":
        text = sys.stdin.read()
    elif options.sparql:
        text = options.sparql
    else:
        raise QueryError("give a SPARQL query or --name; `diplograph query --list` lists the named ones")
    if options.address:
        check(text)
        server = _opened(options.address, options)
        result = Result(*server.ask(text, limit=options.limit, timeout=options.timeout))
    else:
        store = GraphFolder.open(options.graph).snapshot / "store"
        result = run(store, text, limit=options.limit, timeout=options.timeout)
    _show(result, options.format)
    if options.name and len(result) == (query := named_query(options.name)).most:
        free = ", ".join(p.name for p in query.parameters if p.name not in values)
        way = f"narrow it with {free}" if free else "ask in SPARQL for more"
        print(f"{query.name} shows {query.most} rows at most; {way}", file=sys.stderr)
    if result.rows in {(), ((False,),)} and not options.name:
        for line in strange(text):
            print(f"diplograph: {_printable(line)}", file=sys.stderr)
    return 0


def _search(options: argparse.Namespace) -> int:
    from diplograph.api import open_graph
    from diplograph.query import Result

    columns = ("published", "publisher", "title", "sentence", "events", "article")
    rows = tuple(
        (
            hit.published, hit.publisher, hit.title, hit.sentence,
            ", ".join(claim.type for claim in hit.claims), hit.article,
        )
        for hit in open_graph(options.graph).search(options.search, limit=options.limit or 50)
    )  # fmt: skip
    _show(Result(columns, rows), options.format)
    return 0


def _sql(options: argparse.Namespace) -> int:
    from diplograph.api import open_graph
    from diplograph.query import Result

    found = open_graph(options.graph).frame(options.sql)
    _show(Result.of(found.head(options.limit) if options.limit else found), options.format)
    return 0


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise QueryError(f"--param takes NAME=VALUE, not {text!r}")
    return name, value


def _show(result: Result, form: str) -> None:
    if form == "csv":
        sys.stdout.write(result.to_csv())
    elif form == "json":
        print(result.to_json())
    else:
        print("\n".join(_printable(line) for line in result.to_text().split("\n")))
        print(f"{len(result)} rows", file=sys.stderr)


def _one_event(folder: Path, name: str) -> tuple[KnowledgeGraph, Event]:
    """A graph, opened, and the event of it that a name or an IRI means."""
    from diplograph.api import open_graph
    from diplograph.errors import ConfigError

    graph = open_graph(folder)
    try:
        return graph, graph.event(name)
    except KeyError as error:
        raise ConfigError(f"{error.__cause__ or error}") from error


def _event(options: argparse.Namespace) -> int:
    import shutil

    from diplograph.view import to_json, to_text

    graph, event = _one_event(options.graph, options.id)
    sides = graph.sides(event)
    if options.format == "json":
        print(to_json(event, sides))
    else:
        print(
            to_text(
                event, sides, lang=options.lang, width=options.width or shutil.get_terminal_size().columns
            )
        )
    return 0


def _events_list(options: argparse.Namespace) -> int:
    from diplograph.api import open_graph
    from diplograph.view import headline

    graph = open_graph(options.graph)
    try:
        found = graph.events(type=options.type, actor=options.actor, since=options.since, until=options.until)
    except KeyError as error:
        raise QueryError(str(error.args[0])) from error
    for event in found:
        print(f"{event.id}  {_printable(headline(event, options.lang))}")
    print(f"{len(found)} events", file=sys.stderr)
    return 0


def _events_judge(options: argparse.Namespace) -> int:
    from diplograph.pipeline import judge_events
    from diplograph.records import Verdict

    judgement = judge_events(
        options.graph,
        options.left,
        options.right,
        Verdict(options.verdict),
        by=options.by or _user(),
        on=date.today(),
        reason=options.reason,
    )
    undo = f"diplograph events undo {options.graph} {judgement.left} {judgement.right}"
    print(_printable(f"{options.left} and {options.right} are {judgement.verdict}; undo with: {undo}"))
    return 0


def _events_undo(options: argparse.Namespace) -> int:
    from diplograph.pipeline import undo_event_judgement

    taken = undo_event_judgement(options.graph, options.left, options.right)
    print(_printable(f"taken back: {taken.left} and {taken.right} {taken.verdict}, by {taken.by}"))
    return 0


def _events_why(options: argparse.Namespace) -> int:
    if options.right is None:
        return _why_one(options)
    from diplograph.pipeline import explain_events

    print(explain_events(options.graph, options.left, options.right))
    return 0


def _why_one(options: argparse.Namespace) -> int:
    from diplograph.view import held_together

    graph, event = _one_event(options.graph, options.left)
    print(held_together(event, graph.sides(event), lang=options.lang))
    return 0


def _events_judgements(options: argparse.Namespace) -> int:
    from diplograph.pipeline import event_judgements

    for judgement in event_judgements(options.graph):
        day = f" on {judgement.when}" if judgement.when else ""
        reason = f": {judgement.reason}" if judgement.reason else ""
        print(_printable(f"{judgement.left}  {judgement.verdict}  {judgement.right}"))
        print(_printable(f"    by {judgement.by}{day}{reason}"))
    return 0


def _view(options: argparse.Namespace) -> int:
    from diplograph.api import open_graph

    report = open_graph(options.graph).view(
        options.output, title=options.title, lang=options.lang, like=options.like
    )
    print(f"{options.output}  ({report.nodes} actors, {report.edges} relations, {report.events} events)")
    return 0


def _report(options: argparse.Namespace) -> int:
    from diplograph.api import open_graph

    try:
        made = open_graph(options.graph).briefing(
            options.output,
            actor=options.actor,
            dyad=tuple(options.dyad) if options.dyad else None,
            lang=options.lang,
            since=options.since,
            until=options.until,
            most=options.top,
        )
    except KeyError as error:
        raise ConfigError(str(error.args[0])) from error
    print(f"{options.output}  ({made.events} events, {made.shown} with evidence, {made.articles} articles)")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from diplograph.serve import Site

    with Site(options.graph, host=options.host, port=options.port, timeout=options.timeout) as site:
        print(f"explorer  {site.url}\nsparql    {site.url}sparql\nsearch    {site.url}search?q=", flush=True)
        if options.host not in {"127.0.0.1", "::1", "localhost"}:
            print("anybody who reaches this address can ask; stop with Ctrl-C", file=sys.stderr)
        with suppress(KeyboardInterrupt):
            site.serve_forever()
    return 0


def _export(options: argparse.Namespace) -> int:
    from diplograph.api import open_graph

    if options.address:
        _push(options.graph, options.address, options)
        return 0
    print(open_graph(options.graph).export(options.output, options.format, table=options.table))
    return 0


def _validate(options: argparse.Namespace) -> int:
    from diplograph.api import open_graph

    report = open_graph(options.graph).validate()
    print(_printable_lines(str(report)))
    return 0 if report.conforms else 1


def _printable_lines(text: str) -> str:
    return "\n".join(_printable(line) for line in text.split("\n"))


def _evaluate(options: argparse.Namespace) -> int:
    from diplograph.evaluate import ActorScores, Scores, reliability_text
    from diplograph.pipeline import evaluate, evaluate_actors

    scores: ActorScores | Scores
    if options.actors:
        if options.calibration:
            raise ConfigError("--calibration is of events: leave out --actors")
        scores = evaluate_actors(*options.gold, lang=options.lang, lexicon=options.lexicon)
    else:
        scores = evaluate(*options.gold, scope=options.scope, lang=options.lang, lexicon=options.lexicon)
    print(_printable_lines(scores.to_text(examples=options.errors)))
    if options.calibration and isinstance(scores, Scores):
        print(f"\n{reliability_text(scores.scored)}")
    if options.json is not None:
        with _Opened(str(options.json)) as file:
            file.write(json.dumps(scores.to_dict(), ensure_ascii=False, indent=1) + "\n")
    return 0


def _kb_lint(options: argparse.Namespace) -> int:
    from diplograph.kb import DATA, lint
    from diplograph.kb.tables import FILES
    from diplograph.lang import codes, get
    from diplograph.lang.lexicon import load
    from diplograph.lang.lint import lint_words

    folder = options.folder or DATA
    packs = [get(code) for code in codes() if (folder / code).is_dir()]
    tables = any((folder / name).is_file() for name in FILES)
    problems = lint(folder, base=DATA) if tables or not packs else []
    for pack in packs:
        problems += map(str, lint_words(folder / pack.code, pack, load(pack).prepositions()))
    print("\n".join(map(_printable, problems)) or "no problems")
    return 1 if problems else 0


def _kb_judge(options: argparse.Namespace) -> int:
    from diplograph.kb import overlay
    from diplograph.pipeline import judge_actors
    from diplograph.records import Verdict

    judge = overlay.judge if overlay.is_overlay(options.graph) else judge_actors
    judgement = judge(
        options.graph,
        options.left,
        options.right,
        Verdict(options.verdict),
        by=options.by or _user(),
        on=date.today(),
        reason=options.reason,
    )
    print(_printable(f"{judgement.left} and {judgement.right} are {judgement.verdict}; undo with: "
                     f"diplograph kb undo {options.graph} {judgement.left} {judgement.right}"))  # fmt: skip
    return 0


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container without a name for its user
        return "user"


def _kb_undo(options: argparse.Namespace) -> int:
    from diplograph.kb import overlay
    from diplograph.pipeline import undo_judgement

    undo = overlay.undo if overlay.is_overlay(options.graph) else undo_judgement
    taken = undo(options.graph, options.left, options.right)
    print(_printable(f"taken back: {taken.left} and {taken.right} {taken.verdict}, by {taken.by}"))
    return 0


def _kb_judgements(options: argparse.Namespace) -> int:
    from diplograph.pipeline import judgements_of

    for judgement, label in judgements_of(options.graph):
        told = f"{judgement.left}  {judgement.verdict}  {judgement.right}  {label}"
        day = f" on {judgement.when}" if judgement.when else ""
        reason = f": {judgement.reason}" if judgement.reason else ""
        print(_printable(f"{told}\n    by {judgement.by}{day}{reason}"))
    return 0


def _kb_show(options: argparse.Namespace) -> int:
    from diplograph.explain import explain

    for line in explain(options.name, options.on):
        print(_printable(line))
    return 0


def _kb_build(options: argparse.Namespace) -> int:
    from diplograph.kb.grow import grow

    if options.page < 1 or not 0 <= options.pause <= 3600:
        raise ConfigError("--page takes a number from 1, --pause seconds from 0 to 3600")
    grown = grow(
        options.output,
        sparql=options.sparql,
        dump=options.dump,
        as_of=options.as_of or date.today(),
        pause=options.pause,
        page=options.page,
        fresh=options.fresh,
        progress=_step,
    )
    rows = "   ".join(f"{name.removesuffix('.tsv')} {count}" for name, count in sorted(grown.rows.items()))
    print(f"{grown.statements} statements read; rows written: {rows}")
    for reason, count in sorted(grown.left_out.items()):
        print(_printable(f"  left out {count}: {reason}"))
    if grown.positions:
        common = ", ".join(f"{label} ({count})" for label, count in grown.positions.most_common(8))
        print(_printable(f"  positions that are no office here: {common}"))
    print(f"\nuse it  diplograph build SOURCE -o GRAPH --kb {options.output}")
    return 0


def _step(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
