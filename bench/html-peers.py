"""Extracts articles with a Python tool, for bench/html.ts.

usage: html-peers.py TOOL < ROWS     TOOL is trafilatura, newspaper4k or resiliparse; ROWS are lines of {"id", "url", "html"}, html a gzip file.
Prints lines of {"id", "text", "title", "author", "date", "ms"}. With no rows it only checks that the tool is there.
"""
import gzip
import json
import sys
import time


def decode(raw):
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def trafilatura_tool():
    import trafilatura

    def extract(html, url):
        found = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False)
        if found is None:
            return {}
        row = found if isinstance(found, dict) else found.as_dict()
        return {"text": row.get("text"), "title": row.get("title"), "author": row.get("author"), "date": row.get("date")}

    return extract


def newspaper_tool():
    import newspaper

    def extract(html, url):
        article = newspaper.Article(url, fetch_images=False)
        article.download(input_html=html)
        article.parse()
        date = article.publish_date
        return {
            "text": article.text,
            "title": article.title,
            "author": ", ".join(article.authors),
            "date": date.isoformat() if date else None,
        }

    return extract


def resiliparse_tool():
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html, url: {"text": extract_plain_text(html, main_content=True)}


def main():
    tools = {"trafilatura": trafilatura_tool, "newspaper4k": newspaper_tool, "resiliparse": resiliparse_tool}
    extract = tools[sys.argv[1]]()
    for line in sys.stdin:
        row = json.loads(line)
        html = decode(gzip.open(row["html"]).read())
        begin = time.perf_counter()
        try:
            found = extract(html, row["url"])
        except Exception as error:  # a peer's failure is a result, too
            found = {"failed": type(error).__name__}
        found.update(id=row["id"], ms=(time.perf_counter() - begin) * 1000)
        print(json.dumps(found, default=str))


main()
