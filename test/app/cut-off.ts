import type { Page } from '@playwright/test';

/**
 * What is on the page and cannot be seen, nor be scrolled to: what lies beyond a box that hides what
 * is outside of it, or beyond the page. Text that ends in an ellipsis is meant to be short.
 */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Less than this is a letter's overhang or a rounded number. */
    const SLACK = 2;
    const CONTROLS = 'button, input, select, canvas, img, progress, summary, a';

    /** Ancestors that this one is moved and clipped with. */
    function clippedBy(element: Element): Element | null {
      const { position } = getComputedStyle(element);
      if (position === 'fixed') return null;
      let parent = element.parentElement;
      while (position === 'absolute' && parent && isNoFrame(parent)) parent = parent.parentElement;
      return parent;
    }

    function isNoFrame(element: Element): boolean {
      const { position, transform, contain, containerType } = getComputedStyle(element);
      const others = [transform, contain, containerType];
      return position === 'static' && others.every((value) => ['none', 'normal'].includes(value));
    }

    function boxesOf(element: Element): DOMRect[] {
      if (element.matches(CONTROLS)) return [element.getBoundingClientRect()];
      const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      return texts
        .filter((node) => node.textContent?.trim())
        .flatMap((node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return [...range.getClientRects()];
        });
    }

    function isShortened(element: Element, style: CSSStyleDeclaration): boolean {
      const isClamped = style.webkitLineClamp !== 'none';
      return style.textOverflow === 'ellipsis' || isClamped || element.hasAttribute('title');
    }

    function isCut(element: Element, box: DOMRect): boolean {
      let { left, right, top, bottom } = box;
      for (let at = element as Element | null, own = true; at; own = false) {
        const style = getComputedStyle(at);
        const frame = at.getBoundingClientRect();
        // Only for those who hear the page.
        if (style.clipPath !== 'none' && frame.width <= 1) return false;
        const beyondX = left < frame.left - SLACK || right > frame.right + SLACK;
        const beyondY = top < frame.top - SLACK || bottom > frame.bottom + SLACK;
        const hides = (overflow: string): boolean => ['hidden', 'clip'].includes(overflow);
        const scrolls = (overflow: string): boolean => ['auto', 'scroll'].includes(overflow);
        const isControl = own && at.matches(CONTROLS);
        const isHidden = (beyondX && hides(style.overflowX)) || (beyondY && hides(style.overflowY));
        if (isHidden && !isControl) return !isShortened(at, style);
        // What scrolls brings it to where it can be seen.
        if (beyondX && scrolls(style.overflowX)) [left, right] = [frame.left, frame.right];
        if (beyondY && scrolls(style.overflowY)) [top, bottom] = [frame.top, frame.bottom];
        if (style.position === 'fixed' || at.matches('dialog')) {
          return (
            left < -SLACK ||
            right > innerWidth + SLACK ||
            top < -SLACK ||
            bottom > innerHeight + SLACK
          );
        }
        at = clippedBy(at);
      }
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = document.documentElement;
      return (
        left + scrollLeft < -SLACK ||
        top + scrollTop < -SLACK ||
        right + scrollLeft > scrollWidth + SLACK ||
        bottom + scrollTop > scrollHeight + SLACK
      );
    }

    const shown = [...document.querySelectorAll('body *')].filter((element) =>
      element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }),
    );
    return shown
      .filter((element) => boxesOf(element).some((box) => isCut(element, box)))
      .map((element) => element.outerHTML.slice(0, 160));
  });
}
