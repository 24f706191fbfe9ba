#!/usr/bin/env python3
"""Makes engine/stories/data/word-rarity.json: how common English words are.

    python3 bench/train/word-rarity.py > engine/stories/data/word-rarity.json

Needs the PyPI package wordfreq 3.1.1, whose word lists are CC BY-SA 4.0. Words of at least one in a million are kept, in groups by their Zipf
frequency (the base-10 logarithm of how often a word comes in a billion words), to one decimal.
"""
import json
import re

from wordfreq import iter_wordlist, zipf_frequency

LEAST = 3.0
groups = {}
for word in iter_wordlist('en'):
    frequency = zipf_frequency(word, 'en')
    if frequency < LEAST:
        break
    if re.fullmatch(r"[a-z][a-z'-]*[a-z]", word):
        groups.setdefault(f'{frequency:.1f}', []).append(word)
print(json.dumps({frequency: ' '.join(sorted(words)) for frequency, words in sorted(groups.items())}, indent=1))
