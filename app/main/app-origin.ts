export const APP_SCHEME = 'app';
const APP_HOST = 'digit-studio';
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`;

/**
 * True for addresses of the app's own page. They are compared parsed: a prefix would also let
 * `app://digit-studio.example` through, and Node's `URL.origin` is "null" for every own scheme.
 */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST;
}
