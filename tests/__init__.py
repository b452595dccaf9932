"""The tests of Infoview; the folders are those of the package.

Hypothesis sets no deadline and does not judge how fast it is: a busy machine is no failure.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("infoview", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("infoview")
