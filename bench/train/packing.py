"""Trains the dictionary of stored blobs: python bench/train/packing.py FOLDER > lambdas/shared/store/data/packing-1.json

FOLDER is what bench/train/packing-samples.ts wrote. Needs `pip install zstandard==0.25.0`. A dictionary that has been released is never
changed: blobs in the table need it for ever. A better one is a file of its own, packing-2.json, and a codec of its own.
"""
import base64
import glob
import json
import sys

import zstandard

BYTES = 32768
LEVEL = 9

samples = [open(name, "rb").read() for name in sorted(glob.glob(sys.argv[1] + "/*.json"))]
dictionary = zstandard.train_dictionary(BYTES, samples, level=LEVEL, dict_id=1_000_001)
json.dump({"dictionary": base64.b64encode(dictionary.as_bytes()).decode()}, sys.stdout)
print()
