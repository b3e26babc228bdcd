import type { Session } from 'electron';

/**
 * Lets the updater's session ask for what lies below the address, and for nothing else: neither
 * a redirect nor a file's address in the list leads to another host or out of https.
 */
export function keepToAddress(session: Session, address: string): void {
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isBelow(url, address) }),
  );
}

/** Whether an address is in the folder that another, which ends with a slash, names. */
export function isBelow(url: string, folder: string): boolean {
  return URL.canParse(url) && new URL(url).href.startsWith(new URL(folder).href);
}
