"""`python -m headway.server.warm`: compiles the kernels into the data folder's cache, before the first start."""

from __future__ import annotations

import os
import sys

from headway.server.data_folder import default_path, open_data_folder
from headway.server.errors import Refused


def main() -> int:
    try:
        folder = open_data_folder(default_path())
    except Refused as refusal:
        sys.stderr.write(refusal.line() + "\n")
        return 1
    os.environ.setdefault("HEADWAY_KERNEL_CACHE", str(folder.kernel_cache))
    from headway.engine import warm_kernels

    warm_kernels()
    return 0


if __name__ == "__main__":
    sys.exit(main())
