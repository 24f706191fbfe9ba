#!/usr/bin/env python3
"""Groups rows {"id", "text"} of a JSONL file by MinHash of their word pairs: stories-minhash.py ROWS THRESHOLD. Needs the PyPI package datasketch 2.0.0.

Prints pairs [id, id of its group]; each row goes with the likest earlier one, from the threshold on."""
import json
import re
import sys

from datasketch import MinHash

rows = [json.loads(line) for line in open(sys.argv[1])]
threshold = float(sys.argv[2])
groups, sketches = {}, []
for row in rows:
    words = re.findall(r'\w+', row['text'].lower())
    sketch = MinHash(num_perm=128)
    sketch.update_batch([' '.join(pair).encode() for pair in zip(words, words[1:])])
    likest = max(((sketch.jaccard(other), id) for id, other in sketches), default=(0, None))
    groups[row['id']] = groups[likest[1]] if likest[0] >= threshold else row['id']
    sketches.append((row['id'], sketch))
print(json.dumps(list(groups.items())))
