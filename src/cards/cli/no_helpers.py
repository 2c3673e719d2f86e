"""numpy without the threads that it starts for large matrices: we have none, and starting them takes longer than all else."""

import os


def without_helpers() -> None:
    """Let numpy start no threads, unless the environment says how many. It must not be imported yet."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
