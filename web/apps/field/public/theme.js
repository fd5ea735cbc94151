// Runs before the first paint: the chosen theme of the field app, else the phone's.
try {
  const theme = localStorage.getItem("headway.site.theme");
  if (theme === "light" || theme === "dark" || theme === "sunlight")
    document.documentElement.dataset.theme = theme;
} catch {}
