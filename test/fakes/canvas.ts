/**
 * Gives the test's DOM what it lacks: a canvas context that swallows whatever is drawn, so that the
 * real charts and the real ink run. What they look like is for the tests of the whole app.
 */
export function installCanvas(): void {
  HTMLCanvasElement.prototype.getContext = function getContext(this: HTMLCanvasElement) {
    return contextOf(this);
  } as never;
  globalThis.Path2D ??= class {
    moveTo(): void {}
    lineTo(): void {}
    quadraticCurveTo(): void {}
  } as never;
}

function contextOf(canvas: HTMLCanvasElement): unknown {
  const known: Record<PropertyKey, unknown> = {
    canvas,
    measureText: () => ({ width: 10 }),
    createImageData: (width: number, height: number) => ({
      data: new Uint8ClampedArray(width * height * 4),
    }),
  };
  return new Proxy(known, { get: (_known, name) => known[name] ?? (() => undefined) });
}
