"""The parts of `benchmarks/peers.py`: what is run, in which environment, and how it is measured and shown."""
