import { expect, test } from './fixture.ts';

test('follows the language of the system and is switched without a restart', async ({ launch }) => {
  const { page } = await launch({ language: 'zh_CN' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByTestId('train-button')).toContainText('训练');

  await page.getByTestId('language-select').selectOption('en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByTestId('train-button')).toContainText('Train');
});

test('remembers the language that was chosen', async ({ launch }) => {
  const first = await launch();
  await first.page.getByTestId('language-select').selectOption('zh-CN');
  await expect(first.page.getByTestId('train-button')).toContainText('训练');
  await first.app.close();

  const second = await launch();
  await expect(second.page.getByTestId('train-button')).toContainText('训练');
});
