/** Gives the test's DOM what it lacks to make and lay out pictures; what it returns takes it away. */
export function installPictures({ width }: { width: number }): () => void {
  const known = new Map(
    ['ImageData', 'createImageBitmap'].map((name) => [
      name,
      Object.getOwnPropertyDescriptor(globalThis, name),
    ]),
  );
  const clientWidth = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'clientWidth');
  Object.assign(globalThis, {
    ImageData: FakeImageData,
    createImageBitmap: ({ width, height }: FakeImageData) =>
      Promise.resolve({ width, height, close: () => undefined }),
  });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', {
    get: () => width,
    configurable: true,
  });
  return () => {
    for (const [name, descriptor] of known) restore(globalThis, name, descriptor);
    restore(HTMLElement.prototype, 'clientWidth', clientWidth);
  };
}

class FakeImageData {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = new Uint8ClampedArray(width * height * 4);
  }
}

function restore(target: object, name: string, descriptor: PropertyDescriptor | undefined): void {
  if (descriptor) Object.defineProperty(target, name, descriptor);
  else Reflect.deleteProperty(target, name);
}
