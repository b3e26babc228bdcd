import { app, dialog } from 'electron';

/** What is said in a box of the system's, since there is no page that could say it. */
const WORDS = {
  en: {
    'data-newer': {
      title: 'A newer Digit Studio has been here',
      text: (folder: string) =>
        `The models and settings in\n${folder}\nwere written by a newer version of Digit Studio. This one leaves ` +
        'them alone, so that nothing is lost.\n\nUpdate Digit Studio, or start it with another folder: ' +
        'digit-studio --user-data-dir=<folder>',
    },
    'no-folder': {
      title: 'There is no folder for models and settings',
      text: (folder: string) =>
        `${folder}\nis no folder, and none can be made there.\n\nStart Digit Studio with another one: ` +
        'digit-studio --user-data-dir=<folder>',
    },
    'page-ends': {
      title: 'Digit Studio cannot show its window',
      text: (folder: string) =>
        'What draws the window ended three times within a minute. Where a system has no fonts at ' +
        `all, it always does: install one.\n\nModels and drawings are safe in\n${folder}\nThe file ` +
        'main.log in its folder logs says more.',
    },
  },
  zh: {
    'data-newer': {
      title: '此处已使用过更新版本的 Digit Studio',
      text: (folder: string) =>
        `${folder}\n中的模型和设置由更新版本的 Digit Studio 写入。为避免丢失，本版本不会改动它们。\n\n` +
        '请更新 Digit Studio，或使用另一个文件夹启动：digit-studio --user-data-dir=<文件夹>',
    },
    'no-folder': {
      title: '没有可存放模型和设置的文件夹',
      text: (folder: string) =>
        `${folder}\n不是文件夹，也无法在此处创建文件夹。\n\n请使用另一个文件夹启动 Digit Studio：` +
        'digit-studio --user-data-dir=<文件夹>',
    },
    'page-ends': {
      title: 'Digit Studio 无法显示窗口',
      text: (folder: string) =>
        '绘制窗口的进程在一分钟内三次意外结束。系统没有任何字体时总会如此：请安装一种字体。\n\n' +
        `模型和手写数字安全地保存在\n${folder}\n其中 logs 文件夹里的 main.log 有更多信息。`,
    },
  },
};

/**
 * Says why the app goes no further, in a box and on the terminal, and waits until it was read.
 * To be called when Electron is ready: on Linux there is no box before.
 */
export function explain(reason: keyof (typeof WORDS)['en'], folder: string): void {
  const isChinese = app.getPreferredSystemLanguages()[0]?.startsWith('zh') ?? false;
  const { title, text } = (isChinese ? WORDS.zh : WORDS.en)[reason];
  console.error(`${title}. ${text(folder)}`);
  dialog.showErrorBox(title, text(folder));
}
