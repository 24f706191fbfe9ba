"""Reads what `nutgraf export` wrote as an analyst would: with pandas, DuckDB and sqlite3. Prints what was read; exits 1 where it is not whole."""

import csv
import json
import sqlite3
import sys
import time
from pathlib import Path

import duckdb
import pandas as pd

folder, articles = Path(sys.argv[1]), int(sys.argv[2])
failures: list[str] = []


def check(name: str, holds: bool, seen: object) -> None:
    print(f"{'ok  ' if holds else 'FAIL'}  {name}: {seen}")
    if not holds:
        failures.append(name)


def utf16_slice(text: str, start: int, end: int) -> str:
    """Offsets count UTF-16 units, as JavaScript does; Python's count characters."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


began = time.process_time()
article_rows = pd.read_csv(folder / "csv" / "articles.csv")
fact_rows = pd.read_csv(folder / "csv" / "facts.csv", low_memory=False)
took = time.process_time() - began
check("pandas reads the CSV", len(article_rows) == articles, f"{len(article_rows)} articles, {len(fact_rows)} facts in {took:.1f} s")
people = fact_rows[fact_rows.kind == "person"].groupby("name").article_id.nunique()
check("pandas counts people", len(people) > 3, f"{len(people)} people")
check("no cell of text is a formula", not fact_rows.text.astype(str).str.match(r"[=+@\t\r]").any(), len(fact_rows))

with (folder / "csv" / "facts.csv").open(newline="", encoding="utf-8") as file:
    rows = sum(1 for _ in csv.reader(file)) - 1
check("the CSV has a row a fact for every reader", rows == len(fact_rows), rows)

texts: dict[str, str] = {}
titles: dict[str, str | None] = {}
wrong = facts = 0
with (folder / "rows.jsonl").open(encoding="utf-8") as file:
    for line in file:
        row = json.loads(line)
        if row["table"] == "articles":
            texts = {row["article_id"]: row["text"]}
            titles = {row["article_id"]: row["title"]}
            continue
        facts += 1
        source = texts if row["in"] == "text" else titles
        if utf16_slice(source[row["article_id"]] or "", row["start"], row["end"]) != row["text"]:
            wrong += 1
check("every fact in the JSONL is a slice of its article", wrong == 0 and facts == len(fact_rows), f"{facts} facts, {wrong} wrong")

money = duckdb.sql(
    f"SELECT unit, count(*) AS n FROM read_json_auto('{folder}/rows.jsonl', maximum_object_size=100000000) "
    "WHERE \"table\" = 'facts' AND kind = 'money' GROUP BY unit ORDER BY n DESC"
).fetchall()
check("DuckDB sums up the JSONL", len(money) > 0, money)
joined = duckdb.sql(
    f"SELECT count(DISTINCT a.article_id) FROM read_csv('{folder}/csv/articles.csv') a "
    f"JOIN read_csv('{folder}/csv/facts.csv', sample_size=-1) f USING (article_id)"
).fetchall()
with_facts = fact_rows.article_id.nunique()
check("DuckDB joins the CSV files", joined == [(with_facts,)] and with_facts > articles / 2, joined)

database = sqlite3.connect(f"file:{folder}/articles.db?mode=ro", uri=True)
found = database.execute("SELECT count(*) FROM articles").fetchone()[0]
check("sqlite3 opens the database", found == articles, f"{found} articles")
check("sqlite3 finds it sound", database.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "integrity_check")
search = database.execute(
    "SELECT count(*) FROM articles_text WHERE articles_text MATCH 'strike OR harbour OR school'"
).fetchone()[0]
check("full-text search finds words", search > 0, search)
sys.exit(1 if failures else 0)
