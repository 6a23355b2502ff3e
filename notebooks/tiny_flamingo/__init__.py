"""Everything the notebooks share: the emoji world, the models and their training."""
