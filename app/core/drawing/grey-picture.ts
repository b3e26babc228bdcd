/** A picture of any size, a byte a pixel, row by row. What a byte means is up to who made it. */
export interface GreyPicture {
  width: number;
  height: number;
  /** width x height bytes */
  pixels: Uint8Array;
}
