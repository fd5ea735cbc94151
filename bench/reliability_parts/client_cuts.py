"""The TypeScript client behind the same proxy: cut after byte k, it fails, sends again, and is answered once."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reliability_parts.cuts import weathers
from reliability_parts.figures import Outcome, figure, time_is_up
from reliability_parts.phone import Line
from reliability_parts.proxy import Proxy, Weather
from reliability_parts.served import Site, served_site

HERE = Path(__file__).parent
WEB = HERE.parent.parent / "web"


class Client:
    """The client in a process of its own, asked line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, name: str, **told: Any) -> dict[str, Any]:
        """`{"done": …}` or `{"failed": name of the failure}`."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps([name, told]) + "\n")
        self._process.stdin.flush()
        return dict(json.loads(self._process.stdout.readline()))

    def do(self, name: str, **told: Any) -> Any:
        answer = self.ask(name, **told)
        if "failed" in answer:
            raise AssertionError(answer)
        return answer["done"]


@contextmanager
def built_client() -> Iterator[Client]:
    with tempfile.TemporaryDirectory(prefix="headway-client-") as folder:
        file = Path(folder) / "client.mjs"
        words = ["npx", "rolldown", "-c", str(HERE / "client.rolldown.mjs")]
        subprocess.run(words, cwd=WEB, check=True, env=os.environ | {"CLIENT_FILE": str(file)}, capture_output=True)
        process = subprocess.Popen(["node", str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            yield Client(process)
        finally:
            process.kill()
            process.wait()


def measure(step: int) -> Outcome:
    """Every `step`-th byte of an exchange and of a page of the feed."""
    with served_site() as site, built_client() as client:
        return cut(site, client, step)


def cut(site: Site, client: Client, step: int) -> Outcome:
    outcome = Outcome(data=f"packages/sync in Node, every {step}th byte of one exchange and of one page")
    plan: list[Weather] = []
    with Proxy(site.port, lambda _number: plan.pop() if plan else Weather()) as proxy:
        begin(site, client, proxy)
        op_ids = [new_report(site, client, 0)]
        before = proxy.counted.up, proxy.counted.down
        client.do("push")
        up, down = proxy.counted.up - before[0], proxy.counted.down - before[1]
        cuts = believed = 0
        for weather in weathers(up, down, step):
            if time_is_up():
                break
            op_ids.append(new_report(site, client, len(op_ids)))
            plan.append(weather)
            cuts += 1
            believed += "done" in client.ask("push")
            plan.clear()
            client.do("push")
        states = client.do("states")
        pages, moved = cut_pages(
            client, plan, proxy, lambda: op_ids.append(new_report(site, client, len(op_ids))), step
        )
    open_still = [one for one in op_ids if states.get(one, "applied") not in ("applied", "conflict")]
    lost, faults = site.missing(op_ids), site.faults()
    outcome.faults += [f"lost: {one}" for one in lost] + [f"still open: {one}" for one in open_still] + faults
    outcome.figures |= {
        "client_cuts_exchange": figure(cuts, "cuts"),
        "client_cuts_taken_for_whole": figure(believed, "cuts", 0),
        "client_cuts_page": figure(pages, "cuts"),
        "client_cuts_page_moved_the_cursor": figure(moved, "cuts", 0),
        "client_cuts_still_open": figure(len(open_still), "entries", 0),
        "client_cuts_lost": figure(len(lost), "entries", 0),
        "client_cuts_other_faults": figure(len(faults), "faults", 0),
        "client_cuts_step": figure(step, "bytes"),
    }
    return outcome


def begin(site: Site, client: Client, proxy: Proxy) -> None:
    line = Line(site.port)
    user = line.sign_in(site.foreman, site.password)["account"]["id"]
    cookie = "; ".join(f"{name}={value}" for name, value in line.cookies.items())
    client.do("begin", port=proxy.port, cookie=cookie, csrf=line.csrf, user=user)
    client.do("push")
    client.do("pull")


def new_report(site: Site, client: Client, number: int) -> str:
    activity = site.activities[number % len(site.activities)]
    told = {"project": site.project_id, "activity": activity, "day": site.today, "note": f"client cut {number:05d}"}
    return str(client.do("report", **told)["op_id"])


def cut_pages(
    client: Client, plan: list[Weather], proxy: Proxy, enter: Callable[[], None], step: int
) -> tuple[int, int]:
    """A page with a new entry is cut in its answer: the cursor stands where it stood. Returns cuts, wrong moves."""
    client.do("pull")
    enter()
    client.do("push")
    listed = proxy.counted.down
    client.do("pull")
    down = proxy.counted.down - listed
    cuts = moved = 0
    for at in range(0, down // 2, step):  # the answer of the list and that of the page come one after the other
        if time_is_up():
            break
        enter()
        client.do("push")
        before = client.do("cursors")
        plan[:] = [Weather(answer_cut=at), Weather()]  # the list of projects passes, the page is cut
        answer = client.ask("pull")
        plan.clear()
        cuts += 1
        moved += "failed" in answer and client.do("cursors") != before
        client.do("pull")
    return cuts, moved
