/** Images are bytes, 0 paper to this; the network computes with 0 to 1. */
export const INK = 255;
