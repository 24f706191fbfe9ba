import { useEffect, useState } from 'preact/hooks';

/** Under this name the browser keeps that single keys are off; nothing else is kept. */
const KEPT_AS = 'nutgraf-keys';
const TOLD = 'nutgraf-keys-changed';

function areOn(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== 'off';
  } catch {
    // A browser that keeps nothing has them on.
    return true;
  }
}

/**
 * Whether single letters are commands, and the switch: whoever speaks to the computer types letters without meaning
 * them (WCAG 2.1.4).
 */
export function useKeysSwitch(): readonly [on: boolean, turn: (on: boolean) => void] {
  const [on, setOn] = useState(areOn);
  const turn = (next: boolean) => {
    try {
      localStorage.setItem(KEPT_AS, next ? 'on' : 'off');
    } catch {
      // It holds until the page is left.
    }
    setOn(next);
    dispatchEvent(new CustomEvent(TOLD, { detail: next }));
  };
  return [on, turn];
}

/** Letters typed into a field or a dialog, or pressed with another key, are no commands. */
function isCommand({ target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  const isElsewhere = target instanceof Element && target.closest('input, select, textarea, dialog') !== null;
  return !(isElsewhere || altKey || ctrlKey || metaKey);
}

/** Hears of single keys that are commands, unless they are turned off. */
export function useKeys(pressed: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    let on = areOn();
    const hear = (event: KeyboardEvent) => {
      if (on && isCommand(event)) pressed(event);
    };
    const turned = (event: Event) => {
      on = event instanceof CustomEvent && event.detail === true;
    };
    addEventListener('keydown', hear);
    addEventListener(TOLD, turned);
    return () => {
      removeEventListener('keydown', hear);
      removeEventListener(TOLD, turned);
    };
  }, [pressed]);
}
