import { app, dialog } from 'electron';
import { FailureError } from '../contract/failures.ts';
import { claimData } from './files/data-format.ts';

/** The page speaks of everything else; this is said before there is one. */
const WORDS = {
  en: {
    title: 'A newer Digit Studio has been here',
    text: (folder: string) =>
      `The models and settings in\n${folder}\nwere written by a newer version of Digit Studio. This one leaves ` +
      'them alone, so that nothing is lost.\n\nUpdate Digit Studio, or start it with another folder: ' +
      'digit-studio --user-data-dir=<folder>',
  },
  zh: {
    title: '此处已使用过更新版本的 Digit Studio',
    text: (folder: string) =>
      `${folder}\n中的模型和设置由更新版本的 Digit Studio 写入。为避免丢失，本版本不会改动它们。\n\n` +
      '请更新 Digit Studio，或使用另一个文件夹启动：digit-studio --user-data-dir=<文件夹>',
  },
};

/**
 * Whether the data folder is one that this version understands; if not, says so. A folder that cannot
 * be marked is used all the same: whatever is written into it tells of its own failure.
 */
export async function mayUseData(folder: string): Promise<boolean> {
  try {
    await claimData(folder);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'data-newer') return true;
    const isChinese = app.getPreferredSystemLanguages()[0]?.startsWith('zh') ?? false;
    const { title, text } = isChinese ? WORDS.zh : WORDS.en;
    console.error(`${title}. ${text(folder)}`);
    dialog.showErrorBox(title, text(folder));
    return false;
  }
  return true;
}
