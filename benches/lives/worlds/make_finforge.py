"""A world of finforge (PyPI, MIT) as CSV: 100 people of all its kinds, twelve months, frauds at its own example's rate.

Usage: make_finforge.py SEED PEOPLE FILE. It prints nothing; benches/lives/worlds/finforge.js reads the file.
"""

import sys

from finforge import DatasetGenerator

seed, people, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
world = DatasetGenerator(seed=seed).with_users(people).with_persona("mixed").for_months(12).with_fraud(rate=0.03)
world.generate().to_csv(path, index=False)
