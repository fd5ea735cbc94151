"""The built field app in a browser on a profile that outlives it: opened, signed in, entered into, read."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reliability_parts.chromium import Chromium, Gone
from reliability_parts.served import FOREMAN

DRIVER = Path(__file__).with_name("driver.js").read_text("utf-8")
STARTED = "document.querySelector('[data-testid=\"sync-badge\"], [data-username], input[type=password]')"
_OPEN = """new Promise((resolve, reject) => {{
  const asked = indexedDB.open("headway-site");
  asked.onerror = () => reject(new Error("indexedDB " + asked.error));
  asked.onsuccess = () => {{
    const db = asked.result;
    const transaction = db.transaction([{stores}], "readonly");
    {body}
    transaction.oncomplete = () => {{ db.close(); resolve(found); }};
    transaction.onerror = () => reject(new Error("indexedDB " + transaction.error));
  }};
}})"""
_OPERATIONS = _OPEN.format(
    stores='"operations", "photos"',
    body="""const found = { ids: [], open: 0, photosWaiting: 0, states: {} };
    transaction.objectStore("operations").getAll().onsuccess = (event) => {
      for (const row of event.target.result) {
        found.ids.push(row.op_id);
        found.states[row.state] = (found.states[row.state] ?? 0) + 1;
        if (["waiting", "sent", "held"].includes(row.state)) found.open += 1;
      }
    };
    transaction.objectStore("photos").getAll().onsuccess = (event) => {
      for (const row of event.target.result)
        if (["waiting", "sending", "received"].includes(row.state)) found.photosWaiting += 1;
    };""",
)
_ACTIVITIES = _OPEN.format(
    stores='"records"',
    body="""const found = { count: 0 };
    transaction.objectStore("records").count().onsuccess = (event) => { found.count = event.target.result; };""",
)


_FILL_IN = """((username, password) => {
  const fill = (input, value) => { input.value = value; input.dispatchEvent(new Event("input")); };
  fill(document.querySelector("input[autocomplete=username]"), username);
  fill(document.querySelector("input[type=password]"), password);
  document.querySelector("form").requestSubmit();
})(%s, %s)"""


@dataclass
class Told:
    """What the page has said through the binding, in its order."""

    saved: dict[str, str] = field(default_factory=dict)  # op_id -> note
    tried: list[str] = field(default_factory=list)
    photos: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    def hear(self, method: str, parameters: dict[str, Any]) -> None:
        if method != "Runtime.bindingCalled":
            return
        told = json.loads(parameters["payload"])
        if "saved" in told:
            self.saved[told["saved"]] = told["note"]
            self.photos |= set(told["photos"])
        elif "tried" in told:
            self.tried.append(told["tried"])
        elif "failed" in told:
            self.failed.append(told["failed"])
        else:
            self.done.set()


@dataclass
class FieldApp:
    """The app at `port` in a browser with `profile`."""

    profile: Path
    port: int
    told: Told = field(default_factory=Told)
    cookies: list[dict[str, Any]] = field(default_factory=list)
    browser: Chromium = field(init=False)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/site/"

    def start(self, *, before: list[tuple[str, dict[str, Any]]] | None = None) -> None:
        """Start the browser and open the app; the session cookie is there as on a phone that was not killed.

        before: commands of the browser to send before the page is opened. Raises Gone.
        """
        self.browser = Chromium(self.profile, self.told.hear).start()
        self.browser.open()
        self.browser.call("Runtime.addBinding", name="headwayTold")
        if self.cookies:
            self.browser.call("Network.setCookies", cookies=self.cookies)
        for method, parameters in before or []:
            self.browser.call(method, **parameters)
        self.browser.go(self.address, STARTED)

    def sign_in(self, username: str = FOREMAN, password: str = "") -> None:
        """As a person does; until the plan of today is on the phone and the app is there without a network."""
        browser = self.browser
        if password:
            browser.wait_for("document.querySelector('input[type=password]')")
            browser.evaluate(_FILL_IN % (json.dumps(username), json.dumps(password)))
        else:
            browser.wait_for(f"document.querySelector('[data-username=\"{username}\"]')")
            browser.evaluate(f"document.querySelector('[data-username=\"{username}\"]').click()")
        browser.wait_for("document.querySelector('[data-testid=\"sync-badge\"]')")
        browser.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.wait_until(lambda: self.read(_ACTIVITIES)["count"] > 0, "the plan on the phone")
        self.keep_cookies()

    def keep_cookies(self) -> None:
        found = self.browser.call("Network.getCookies", urls=[self.address])["cookies"]
        self.cookies = [
            {"name": one["name"], "value": one["value"], "url": self.address, "httpOnly": one["httpOnly"]}
            for one in found
        ]

    def enter(self, site: Any, life: str, *, photos: float = 0.0, most: int = 100_000, pause_ms: int = 40) -> None:
        """Begin to enter one report after the other until the browser ends or `most` are entered."""
        options = {"activities": list(site.activities), "day": site.today, "project": site.project_id, "life": life,
                   "photos": photos, "most": most, "pause_ms": pause_ms}  # fmt: skip
        self.told.done.clear()
        self.browser.evaluate(f"({DRIVER.strip().rstrip(';')})({json.dumps(options)})")

    def read(self, expression: str) -> dict[str, Any]:
        return dict(self.browser.evaluate(expression))

    def operations(self) -> dict[str, Any]:
        """`ids` in the store, how many are `open`, `photosWaiting`, and counts by state."""
        return self.read(_OPERATIONS)

    def wait_until_sent(self, seconds: float = 300.0) -> dict[str, Any]:
        """Until nothing waits any more, with a look at the page now and then as a person has."""
        deadline = time.monotonic() + seconds
        while True:
            found = self.operations()
            if found["open"] == 0 and found["photosWaiting"] == 0:
                return found
            if time.monotonic() > deadline:
                raise AssertionError(f"still open after {seconds:.0f} s: {found['open']} entries, "
                                     f"{found['photosWaiting']} photos, {found['states']}")  # fmt: skip
            self.look_again()
            time.sleep(1.0)

    def look_again(self) -> None:
        """What the browser says when a network came back: the app tries at once."""
        self.browser.evaluate("window.dispatchEvent(new Event('online')), true")

    def wait_until(self, condition: Any, what: str, seconds: float = 60.0) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                if condition():
                    return
                self.look_again()
            except (Gone, AssertionError):
                pass
            time.sleep(0.5)
        raise AssertionError(f"never: {what}")
