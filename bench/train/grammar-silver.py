"""Parses sentences with spaCy's small English model: grammar-silver.py MODEL SENTENCES.jsonl > silver.jsonl

In: {"words", "spaces"} of grammar-sentences.ts; out: the same words with "tags" (Penn), "heads" (-1 for the root) and "deps" (ClearNLP labels).
Every sentence also comes out in the style of a headline, without articles and forms of "be" that only help another verb.
"""
import json, sys
import spacy
from spacy.tokens import Doc

BASE = {"won't": "will", "can't": "can", "cannot": "can", "shan't": "shall"}
nlp = spacy.load(sys.argv[1], exclude=["ner", "lemmatizer", "attribute_ruler"]) if len(sys.argv) > 2 else None


def plain(word):
    low = word.lower().replace("’", "'")
    if low in BASE: return BASE[low]
    if low.endswith("n't"): return word[:-3]
    return {"“": '"', "”": '"', "’": "'", "‘": "'", "``": '"', "''": '"'}.get(word, word.replace("’", "'"))


def headline(words, tags, heads, deps):
    gone = {i for i, (t, d) in enumerate(zip(tags, deps)) if words[i].lower() in ("a", "an", "the") or d in ("aux", "auxpass") and words[i].lower() in ("is", "are", "was", "were", "been", "has", "have", "had")}
    if words[-1] == ".": gone.add(len(words) - 1)
    if not gone or any(h in gone for i, h in enumerate(heads) if i not in gone): return None
    new = {old: k for k, old in enumerate(i for i in range(len(words)) if i not in gone)}
    keep = sorted(new)
    return {"words": [words[i] for i in keep], "tags": [tags[i] for i in keep], "heads": [new.get(heads[i], -1) for i in keep], "deps": [deps[i] for i in keep]}


rows = [json.loads(line) for line in open(sys.argv[2])]
docs = (Doc(nlp.vocab, words=[plain(w) or w for w in r["words"]], spaces=r["spaces"], sent_starts=[i == 0 for i in range(len(r["words"]))]) for r in rows)
for number, (row, doc) in enumerate(zip(rows, nlp.pipe(docs, batch_size=256))):
    heads = [-1 if t.head.i == t.i else t.head.i for t in doc]
    if heads.count(-1) != 1: continue
    out = {"words": row["words"], "tags": [t.tag_ for t in doc], "heads": heads, "deps": [t.dep_ for t in doc]}
    print(json.dumps(out))
    if number % 3 == 0 and len(row["words"]) < 32:
        short = headline(**out)
        if short: print(json.dumps(short))
