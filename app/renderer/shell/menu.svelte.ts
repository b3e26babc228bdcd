import { tick } from 'svelte';
import { moveInMenu } from './move-in-menu.ts';

/** A menu that a button opens: where the focus goes, and when it closes. */
export class Menu {
  isOpen = $state(false);
  /** Around both: whoever points beside it closes the menu. */
  box = $state<HTMLElement>();
  button = $state<HTMLElement>();
  list = $state<HTMLElement>();

  readonly toggle = async (): Promise<void> => {
    this.isOpen = !this.isOpen;
    await tick();
    this.#items()[0]?.focus();
  };

  readonly close = (): void => {
    this.isOpen = false;
    this.button?.focus();
  };

  readonly walk = (event: KeyboardEvent): void => {
    const items = this.#items();
    const at = items.findIndex((item) => item === document.activeElement);
    const place = moveInMenu(event.key, at, items.length);
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Tab') this.isOpen = false;
    else if (place !== null) items[place]?.focus();
    if (event.key === 'Escape' || place !== null) event.preventDefault();
    event.stopPropagation();
  };

  readonly closeFromOutside = (event: PointerEvent): void => {
    if (event.target instanceof Node && !this.box?.contains(event.target)) this.isOpen = false;
  };

  #items(): HTMLElement[] {
    return [...(this.list?.querySelectorAll<HTMLElement>('[role=menuitem]:enabled') ?? [])];
  }
}
