import { fireEvent, render, screen } from '@testing-library/svelte';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { PageReport } from '../../../app/contract/report.ts';
import CopyReport from '../../../app/renderer/about/CopyReport.svelte';
import { useLanguage } from '../../../app/renderer/i18n/locale.svelte.ts';
import { connected } from '../../fakes/connected.ts';
import { twoModels } from '../../fakes/library.ts';
import { status } from '../../fakes/samples.ts';

afterEach(() => useLanguage('en'));

async function copyReport(library = twoModels) {
  const all = await connected({ status: () => Promise.resolve({ ...status, library }) });
  render(CopyReport, { app: all.app });
  return { ...all, copy: () => fireEvent.click(screen.getByTestId('copy-report')) };
}

const news = () => screen.getByTestId('report-news');

describe('the button that copies a report', () => {
  it('hands over what the page and the engine know, and says that it is copied', async () => {
    const { bridge, copy } = await copyReport();
    expect(news().getAttribute('role')).toBe('status');
    expect(news().textContent.trim()).toBe('');
    await copy();
    await expect.poll(() => news().textContent.trim()).toBe('Copied');
    const [report] = bridge.reports;
    expect(v.is(PageReport, report)).toBe(true);
    expect(report).toMatchObject({
      tensorflow: { version: '2.21.0', tensors: 120 },
      model: { network: 'quick', parameters: 57_754 },
      modelCount: 2,
      dataset: { kind: 'starter' },
    });
  });

  it('tells no name that a person gave', async () => {
    const [first, ...others] = twoModels.models;
    const { summary } = first!;
    const own = {
      ...summary,
      name: "Lin's best",
      hand: { name: 'Lin', drawings: 10, copyOf: null },
      dataset: { ...summary.dataset, id: 'own-0123456789ab', name: 'Class 4b' },
      settings: {
        ...summary.settings,
        network: { ...summary.settings.network, name: 'Lin’s net' },
      },
    };
    const models = [{ ...first!, summary: own }, ...others];
    const { bridge, copy } = await copyReport({ ...twoModels, models, inUse: first!.id });
    await copy();
    await expect.poll(() => bridge.reports).toHaveLength(1);
    expect(bridge.reports[0]).toMatchObject({
      model: { network: 'own', isOfAHand: true, dataset: { kind: 'own' } },
    });
    expect(JSON.stringify(bridge.reports)).not.toMatch(/Lin|4b/);
  });

  it('works without an engine', async () => {
    const { bridge, copy, kill } = await copyReport();
    kill();
    await copy();
    await expect.poll(() => bridge.reports).toHaveLength(1);
    expect(bridge.reports[0]!.tensorflow).toBeNull();
  });

  it('says so if the clipboard did not take it', async () => {
    const { bridge, copy } = await copyReport();
    bridge.copyReport = () => Promise.reject(new Error('no clipboard'));
    await copy();
    await expect.poll(() => news().textContent.trim()).toBe('It could not be copied');
  });

  it('speaks Chinese', async () => {
    useLanguage('zh-CN');
    const { copy } = await copyReport();
    expect(screen.getByTestId('copy-report').textContent.trim()).toBe('复制报告');
    await copy();
    await expect.poll(() => news().textContent.trim()).toBe('已复制');
  });
});
