"""Translation models that run on this machine."""
