import { ref } from "vue";

const KEY = "headway.site.gloves";

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

/** Larger buttons, for hands in gloves. */
export const gloves = ref(read());

export function chooseGloves(isOn: boolean): void {
  gloves.value = isOn;
  apply();
  try {
    localStorage.setItem(KEY, isOn ? "on" : "off");
  } catch {
    // private browsing without storage: the choice lasts for this page
  }
}

function apply(): void {
  if (gloves.value) document.documentElement.dataset.gloves = "on";
  else delete document.documentElement.dataset.gloves;
}

apply();
