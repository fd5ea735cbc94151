// Runs before the first paint: the reader's chosen theme, else the device's.
try {
  const theme = localStorage.getItem("headway.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {}
