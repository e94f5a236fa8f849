"""What all tests share: laws are tried on the same examples everywhere, however slow the machine."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
