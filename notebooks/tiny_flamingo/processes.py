"""Several processes that train one model, as torchrun starts them (DistributedDataParallel over gloo)."""

import os

import torch
import torch.distributed as dist
from torch import nn


def join() -> tuple[int, int]:
    """(rank, number of processes); (0, 1) without torchrun."""
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    if world > 1 and not dist.is_initialized():
        dist.init_process_group("gloo")
    return rank, world


def agree_on_start(start: int):
    """All must go on from the same step; in a folder begun with fewer processes some would wait for ever."""
    if not dist.is_initialized():
        return
    starts = [torch.zeros(1, dtype=torch.long) for _ in range(dist.get_world_size())]
    dist.all_gather(starts, torch.tensor([start]))
    if len({int(s) for s in starts}) > 1:
        raise ValueError(f"the processes would start at steps {[int(s) for s in starts]}: go on with as many as before")


def averaged(module: nn.Module) -> nn.Module:
    """The module with its gradients averaged over all processes.

    A share of a batch may hold no picture at all; then the resampler takes no part in its loss.
    """
    if not dist.is_initialized():
        return module
    return nn.parallel.DistributedDataParallel(module, find_unused_parameters=True)
