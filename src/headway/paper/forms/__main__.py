"""`python -m headway.paper.forms`: a form as PDF, in a process of its own (typst is 80 MB of program).

Read from the input: JSON with `form`, `values` and `at` (ISO instant of printing); written: the PDF.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime

from headway.paper.forms.printing import form_pdf


def main() -> int:
    asked = json.load(sys.stdin)
    sys.stdout.buffer.write(form_pdf(asked["form"], asked["values"], datetime.fromisoformat(asked["at"])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
