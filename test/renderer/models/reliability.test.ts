import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../app/contract/models.ts';
import { useLanguage } from '../../../app/renderer/i18n/locale.svelte.ts';
import ReliabilityButton from '../../../app/renderer/models/ReliabilityButton.svelte';
import ReliabilityReport from '../../../app/renderer/models/ReliabilityReport.svelte';
import { tellingBin } from '../../../app/renderer/models/reliability-text.ts';
import { installCanvas } from '../../fakes/canvas.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { catalogueOf, starterEntry } from '../../fakes/datasets.ts';
import { doubt, reliabilityOf } from '../../fakes/reliability.ts';
import { libraryModelOf, libraryOf } from '../../fakes/samples.ts';

beforeAll(installCanvas);
afterEach(() => useLanguage('en'));

function words(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ');
}

describe('the report', () => {
  it('says in words what the diagrams show', () => {
    render(ReliabilityReport, { reliability: reliabilityOf() });
    const text = words(screen.getByTestId('reliability'));
    expect(text).toContain('Of the 40 test digits that it was about 77% sure of, 77% were right.');
    expect(text).toContain('0.40 points off');
    expect(text).toContain('they were 10.00 points off');
    expect(text).toContain('divided by 1.4');
    expect(text).toContain('sure of 92.0%');
    expect(text).toContain('of 97.0% that they are no digits');
  });

  it('has a bar for each bin with samples, and the same in numbers', () => {
    render(ReliabilityReport, { reliability: reliabilityOf() });
    expect(screen.getAllByTestId('reliability-bar')).toHaveLength(24);
    expect(screen.getAllByRole('listitem')).toHaveLength(24);
  });

  it('does not speak of strangers where the classes are no digits', () => {
    render(ReliabilityReport, { reliability: reliabilityOf({ refused: null }) });
    expect(words(screen.getByTestId('reliability'))).not.toContain('no digits');
  });

  it('speaks Chinese', () => {
    useLanguage('zh-CN');
    render(ReliabilityReport, { reliability: reliabilityOf() });
    expect(words(screen.getByTestId('reliability'))).toContain('平均偏差 0.40 个百分点');
  });
});

describe('the example', () => {
  it('is not of a few samples', () => {
    const few = { count: 20, confidence: 0.8, accuracy: 0.3 };
    const many = { count: 200, confidence: 0.97, accuracy: 0.98 };
    expect(tellingBin([few, many])).toBe(many);
    expect(tellingBin([few])).toBeNull();
  });
});

describe('the button beside the probabilities', () => {
  async function renderButton(library: Library) {
    const all = await connected({
      catalogue: () => Promise.resolve(catalogueOf([starterEntry()])),
    });
    all.engine.announce('libraryChanged', library);
    await settle();
    render(ReliabilityButton, { app: all.app });
    await settle();
    return all;
  }

  it('shows the diagram of the model in use', async () => {
    const { engine } = await renderButton(libraryOf([libraryModelOf({ doubt })]));
    await fireEvent.click(screen.getByTestId('reliability-open'));
    await settle();
    expect(engine.requests.at(-1)).toMatchObject({ name: 'evaluateModel' });
    expect(screen.getByTestId('reliability')).toBeTruthy();
  });

  it('says that it was never measured of an older model', async () => {
    const { engine } = await renderButton(libraryOf([libraryModelOf({ doubt: null })]));
    await fireEvent.click(screen.getByTestId('reliability-open'));
    await settle();
    expect(engine.requests.some(({ name }) => name === 'evaluateModel')).toBe(false);
    expect(words(screen.getByTestId('reliability-dialog'))).toContain('was not measured');
  });

  it('is not there without a model', async () => {
    await renderButton(libraryOf([]));
    expect(screen.queryByTestId('reliability-open')).toBeNull();
  });
});
