import type { Failure } from '../../contract/failures.ts';
import { nextPage, type PageRange } from './next-page.ts';
import { RecentlyUsed } from './recently-used.ts';
import {
  fetchPage,
  PAGE_SIZE,
  pageOf,
  type PaintedPage,
  type Sample,
  sampleIn,
  type SamplesChoice,
  type SampleSource,
} from './sample-source.ts';

/** With their pictures about 50 MB. */
const PAGES_KEPT = 48;
/** The engine makes one answer while another is on its way. */
const MOST_UNDER_WAY = 2;

/** The samples in view and around it, asked for as they come into view and kept for a while. */
export class SamplePages<Picture extends { close(): void }> {
  readonly #source: SampleSource<Picture>;
  readonly #onArrival: () => void;
  readonly #pages = new RecentlyUsed<number, PaintedPage<Picture>>(PAGES_KEPT, ({ picture }) =>
    picture.close(),
  );
  /** Of this choice; `#underWay` counts those of earlier ones too. */
  #asked: readonly number[] = [];
  #underWay = 0;
  #choice: SamplesChoice | null = null;
  #view: PageRange = { first: 0, last: 0 };
  #wanted: number | null = null;
  #total = $state(0);
  #arrivals = $state(0);
  #failure = $state.raw<Failure | null>(null);

  constructor(source: SampleSource<Picture>, onArrival: () => void) {
    this.#source = source;
    this.#onArrival = onArrival;
  }

  /** How many samples the choice leaves. */
  get total(): number {
    return this.#total;
  }

  /** Grows with each page that came: what is drawn has to be drawn again. */
  get arrivals(): number {
    return this.#arrivals;
  }

  /** Why no more pages come. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** @param total how many there should be; the engine's first answer corrects it */
  show(choice: SamplesChoice, total: number): void {
    this.#forget();
    this.#choice = choice;
    this.#view = { first: 0, last: 0 };
    this.#wanted = null;
    this.#total = total;
    this.resume();
  }

  /** These are in view now; what was in view before is no longer asked for. */
  view(firstPosition: number, lastPosition: number): void {
    this.#view = { first: pageOf(firstPosition), last: pageOf(lastPosition) };
    this.#askOn();
  }

  /** One sample more is needed, wherever it is; null if none is. */
  want(position: number | null): void {
    this.#wanted = position === null ? null : pageOf(position);
    this.#askOn();
  }

  /** Asks again after a failure. */
  resume(): void {
    this.#failure = null;
    this.#askOn();
  }

  pictureOf(page: number): Picture | undefined {
    return this.#pages.get(page)?.picture;
  }

  /** Undefined while its page is not here. */
  sampleAt(position: number): Sample | undefined {
    const page = this.#pages.get(pageOf(position));
    return page && sampleIn(page.samples, position);
  }

  /** Frees the pictures; what is still under way is dropped when it comes. */
  close(): void {
    this.#choice = null;
    this.#forget();
  }

  #forget(): void {
    this.#pages.clear();
    this.#asked = [];
  }

  #askOn(): void {
    const pageCount = Math.ceil(this.#total / PAGE_SIZE);
    const isKnown = (page: number): boolean => this.#pages.has(page) || this.#asked.includes(page);
    while (this.#choice && !this.#failure && this.#underWay < MOST_UNDER_WAY) {
      const page = nextPage(this.#view, this.#wanted, pageCount, isKnown);
      if (page === null) return;
      void this.#ask(this.#choice, page);
    }
  }

  async #ask(choice: SamplesChoice, page: number): Promise<void> {
    this.#asked = [...this.#asked, page];
    this.#underWay++;
    const outcome = await fetchPage(this.#source, choice, page);
    this.#underWay--;
    if (choice === this.#choice) {
      this.#asked = this.#asked.filter((other) => other !== page);
      if (outcome.ok) this.#keep(page, outcome.value);
      else this.#failure = outcome.failure;
    } else if (outcome.ok) outcome.value.picture.close();
    this.#askOn();
  }

  #keep(page: number, painted: PaintedPage<Picture>): void {
    this.#pages.set(page, painted);
    this.#total = painted.samples.total;
    this.#arrivals++;
    this.#onArrival();
  }
}
