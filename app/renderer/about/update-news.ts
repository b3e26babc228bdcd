import type { UpdateState } from '../../contract/updates.ts';
import { formatBytes } from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';

/**
 * What there is to say of the search for a newer version. Said once a state: how far a download is
 * changes all the time, and a failure stands in a box of its own.
 */
export function updateNews(state: UpdateState, version: string): string {
  switch (state.kind) {
    case 'idle':
    case 'failed':
      return '';
    case 'checking':
      return m.updatesChecking();
    case 'newest':
      return m.updatesNewest({ version });
    case 'available': {
      const { version: newer, bytes } = state.offer;
      return bytes === null
        ? m.updatesAvailableElsewhere({ version: newer })
        : m.updatesAvailable({ version: newer, size: formatBytes(bytes) });
    }
    case 'downloading':
      return m.updatesDownloading({ version: state.offer.version });
    case 'ready':
      return m.updatesReady({ version: state.offer.version });
    case 'restarting':
      return m.updatesRestarting({ version: state.offer.version });
  }
}
