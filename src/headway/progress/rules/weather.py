"""Weather of a site day, and which trades could work in it. Thresholds are data, each with its source."""

from __future__ import annotations

from dataclasses import dataclass

WEATHERS = (
    "sunny", "cloudy", "overcast", "fog", "light_rain", "moderate_rain", "heavy_rain", "rainstorm", "thunderstorm",
    "sleet", "light_snow", "heavy_snow", "sand",
)  # fmt: skip
COLDEST, HOTTEST, STRONGEST_WIND = -50, 60, 17
RAIN = frozenset({"light_rain", "moderate_rain", "heavy_rain", "rainstorm", "thunderstorm", "sleet"})
HEAVY = frozenset({"heavy_rain", "rainstorm", "thunderstorm", "heavy_snow", "sand"})
SNOW = frozenset({"sleet", "light_snow", "heavy_snow"})


@dataclass(frozen=True, slots=True)
class DayWeather:
    """What was written of a day. Temperatures in °C, wind in Beaufort 0-17, None = not told."""

    am: str | None = None
    pm: str | None = None
    temperature_low: float | None = None
    temperature_high: float | None = None
    wind: int | None = None


@dataclass(frozen=True, slots=True)
class TradeLimits:
    """What stops a trade: a weather, a wind from `wind_from` on, a lowest or highest temperature of the day."""

    trade: str
    stopped_by: frozenset[str]
    wind_from: int
    coldest: float
    hottest: float
    source: str


LIMITS = (
    TradeLimits(
        "concrete", HEAVY, 8, 0.0, 37.0,
        "GB 50666-2011 8.1, 10.2-10.4: no pouring in heavy rain or snow; below 0 °C only with winter measures",
    ),
    TradeLimits(
        "crane", HEAVY | {"fog", "sleet"}, 6, -20.0, 40.0,
        "GB 5144-2006 10.2 and JGJ 196-2010 4.0.17: no lifting from force 6 on, in heavy rain, snow or fog",
    ),
    TradeLimits(
        "painting", RAIN | SNOW | {"fog", "sand"}, 5, 5.0, 35.0,
        "JGJ/T 29-2015 6.0.1: 5-35 °C, no rain, no snow, no fog, wind up to force 4",
    ),
)  # fmt: skip
TRADES = tuple(limits.trade for limits in LIMITS)


def workable_halves(weather: DayWeather, limits: TradeLimits) -> int | None:
    """How many half days, 0 to 2, the trade could work (rule 6.91); None when no weather was written.

    Example: rain in the morning, sun in the afternoon, wind 3, 8-14 °C: painting 1, concrete 2.
    """
    told = [weather.am, weather.pm]
    if not any(told):
        return None
    if weather.wind is not None and weather.wind >= limits.wind_from:
        return 0
    if weather.temperature_high is not None and weather.temperature_high < limits.coldest:
        return 0
    if weather.temperature_low is not None and weather.temperature_low > limits.hottest:
        return 0
    lowest_fits = weather.temperature_low is None or weather.temperature_low >= limits.coldest
    highest_fits = weather.temperature_high is None or weather.temperature_high <= limits.hottest
    dry = [(half or weather.am or weather.pm) not in limits.stopped_by for half in told]
    # the night's cold takes the morning, the noon's heat the afternoon
    return int(dry[0] and lowest_fits) + int(dry[1] and highest_fits)


def workable(weather: DayWeather) -> dict[str, int | None]:
    """Half days by trade."""
    return {limits.trade: workable_halves(weather, limits) for limits in LIMITS}
