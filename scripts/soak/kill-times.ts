import type { Random } from '../../app/core/random.ts';

/** In these parts of the soak engines are killed, so that one of them lives through most of it. */
const EARLY = [0.05, 0.2] as const;
const LATE = [0.95, 0.98] as const;

/** Three deaths in a minute would end the restarts. */
const APART_S = 45;

/** Now and then in the warm-up, and once near the end. */
export function createKillTimes(soakSeconds: number, random: Random) {
  const times: number[] = [];
  const early = (EARLY[1] - EARLY[0]) * soakSeconds;
  const count = Math.max(1, Math.floor(early / APART_S));
  for (let kill = 0; kill < count; kill++) {
    times.push(EARLY[0] * soakSeconds + ((kill + random.next()) * early) / count);
  }
  if ((LATE[0] - EARLY[1]) * soakSeconds > APART_S) {
    times.push((LATE[0] + random.next() * (LATE[1] - LATE[0])) * soakSeconds);
  }
  let lastAt = -Infinity;
  return {
    /** Each time is due once. */
    isDue(seconds: number): boolean {
      const due = times[0];
      if (due === undefined || seconds < due || seconds - lastAt < APART_S / 2) return false;
      times.shift();
      lastAt = seconds;
      return true;
    },
  };
}
