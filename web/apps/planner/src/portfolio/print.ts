/** Prints the page as it stands; paper is white, so a dark screen turns light for the while. */
export function printInLight(): void {
  const root = document.documentElement;
  const theme = root.dataset.theme;
  root.dataset.theme = "light";
  const back = () => {
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
    removeEventListener("afterprint", back);
  };
  addEventListener("afterprint", back);
  window.print();
}
