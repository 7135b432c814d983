// What the browser remembers: preferences for good, the reader's program for as long as its tab.
// A browser may refuse both (in an iframe of another site, in private windows): then it forgets.

function stored(area, name) {
  const key = `looplane.${name}`;
  return {
    get() {
      try {
        return JSON.parse(globalThis[area].getItem(key));
      } catch {
        return null;
      }
    },
    set(value) {
      try {
        if (value === null) globalThis[area].removeItem(key);
        else globalThis[area].setItem(key, JSON.stringify(value));
      } catch {
        // Refused, or full: the page works without.
      }
    },
  };
}

export const themeChoice = stored('localStorage', 'theme');
export const panelShares = stored('localStorage', 'panels');
export const speedChoice = stored('localStorage', 'speed');
export const draft = stored('sessionStorage', 'draft');
