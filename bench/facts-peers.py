"""Runs a Python tool on texts, for bench/names.ts and bench/keyphrases.ts.

usage: facts-peers.py TOOL < ROWS     TOOL is spacy-sm, spacy-md, yake or rake; ROWS are lines of {"id", "text"}.
Prints lines of {"id", "entities", "phrases", "ms"}. With no rows it only checks that the tool is there.
"""
import json
import sys
import time

LABELS = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"}


def spacy_tool(module):
    def load():
        from importlib import import_module

        nlp = import_module(module).load(exclude=["lemmatizer"])

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

    extractor = Rake(max_length=3)

    def run(text):
        extractor.extract_keywords_from_text(text)
        return {"phrases": extractor.get_ranked_phrases()[:10]}

    return run


TOOLS = {
    "spacy-sm": spacy_tool("en_core_web_sm"),
    "spacy-md": spacy_tool("en_core_web_md"),
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
