"""Summarises texts with a Python tool, for bench/summary.ts.

usage: summary-peers.py TOOL < ROWS     TOOL is sumy-lexrank, sumy-textrank, sumy-lsa, sumy-luhn, pytextrank or newspaper4k; ROWS are lines of {"id", "text"}.
Prints lines of {"id", "summary"}: three sentences, one a line. With no rows it only checks that the tool is there.
"""
import json
import sys

SENTENCES = 3


def sumy_tool(name):
    def load():
        from importlib import import_module

        from sumy.nlp.stemmers import Stemmer
        from sumy.nlp.tokenizers import Tokenizer
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
        tokenizer = Tokenizer("english")
        return lambda text: [str(s) for s in summarizer(PlaintextParser.from_string(text, tokenizer).document, SENTENCES)]

    return load


def pytextrank_tool():
    import en_core_web_sm
    import pytextrank  # noqa: F401  registers the pipe

    nlp = en_core_web_sm.load()
    nlp.add_pipe("textrank")
    return lambda text: [str(s) for s in nlp(text)._.textrank.summary(limit_sentences=SENTENCES)]


def newspaper_tool():
    from newspaper import nlp

    nlp.load_stopwords("en")
    return lambda text: list(nlp.summarize(title="", text=text, max_sents=SENTENCES))


TOOLS = {
    "sumy-lexrank": sumy_tool("lexrank"),
    "sumy-textrank": sumy_tool("textrank"),
    "sumy-lsa": sumy_tool("lsa"),
    "sumy-luhn": sumy_tool("luhn"),
    "pytextrank": pytextrank_tool,
    "newspaper4k": newspaper_tool,
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
