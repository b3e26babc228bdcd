/* Numbers as the command line prints them, whatever the language of the system. */

/** 98.15 % */
export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

/** 407,050 */
export function count(value: number): string {
  return value.toLocaleString('en');
}

/** Four places behind the point, as losses are compared. */
export function decimals(value: number): string {
  return value.toFixed(4);
}
