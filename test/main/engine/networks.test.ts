import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MOST_OWN_NETWORKS, type NetworkDescription } from '../../../app/contract/network.ts';
import { createOwnNetworks } from '../../../app/main/engine/networks.ts';
import { failureOf } from './failure-of.ts';
import { temporaryFolder } from './temporary-folder.ts';

const networkOf = (name: string, units = 5): NetworkDescription => ({
  name,
  layers: [{ kind: 'flatten' }, { kind: 'dense', units }],
});

async function newNetworks() {
  const data = await temporaryFolder();
  const announced: unknown[] = [];
  const own = createOwnNetworks(data, (name, value) => announced.push([name, value]));
  return { data, announced, ...own };
}

describe('own networks', () => {
  it('are kept by name, in the order in which they came, also over a restart', async () => {
    const { data, announced, requests, list } = await newNetworks();
    for (const name of ['b', 'a']) await requests.saveNetwork({ network: networkOf(name) });
    await requests.saveNetwork({ network: networkOf('b', 7) });
    const expected = [networkOf('b', 7), networkOf('a')];
    expect(await list()).toEqual(expected);
    expect(announced.at(-1)).toEqual(['networksChanged', expected]);
    expect(await createOwnNetworks(data, () => undefined).list()).toEqual(expected);
  });

  it('may be removed; one that is not there is no error', async () => {
    const { requests, list } = await newNetworks();
    await requests.saveNetwork({ network: networkOf('a') });
    await requests.removeNetwork({ name: 'b' });
    expect(await list()).toHaveLength(1);
    await requests.removeNetwork({ name: 'a' });
    expect(await list()).toEqual([]);
  });

  it('are all kept where several are saved at once', async () => {
    const { requests, list } = await newNetworks();
    const names = ['a', 'b', 'c'];
    await Promise.all(names.map((name) => requests.saveNetwork({ network: networkOf(name) })));
    expect((await list()).map(({ name }) => name)).toEqual(names);
  });

  it('are no more than can be kept; one that is there may still be changed', async () => {
    const { data, requests, list } = await newNetworks();
    const full = Array.from({ length: MOST_OWN_NETWORKS }, (_, place) => networkOf(`n${place}`));
    await writeFile(join(data, 'networks.json'), JSON.stringify(full));
    const failure = await failureOf(requests.saveNetwork({ network: networkOf('one more') }));
    expect(failure).toEqual({ code: 'no-more-room', limit: MOST_OWN_NETWORKS });
    await requests.saveNetwork({ network: networkOf('n0', 9) });
    expect((await list())[0]).toEqual(networkOf('n0', 9));
  });

  it('cannot take the name of a preset', async () => {
    const { requests, list } = await newNetworks();
    expect(await failureOf(requests.saveNetwork({ network: networkOf('quick') }))).toMatchObject({
      code: 'request-invalid',
    });
    expect(await list()).toEqual([]);
  });
});
