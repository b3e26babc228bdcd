/** What Windows, macOS or Linux refuse in a name, or take for something else. */
const FORBIDDEN = /[\p{Cc}<>:"/\\|?*]/gu;
/** Devices of Windows, whatever ending they have. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LONGEST_NAME = 60; /* characters */

/** A name that every system takes for a file or folder, as close to the given one as it can be. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .slice(0, LONGEST_NAME)
    // Windows drops dots and spaces at the end; a dot at the beginning hides a file.
    .replace(/^[. ]+|[. ]+$/g, '');
  if (plain === '') return '_';
  return RESERVED.test(plain) ? `_${plain}` : plain;
}

/**
 * A folder for each class, in their order. No two are the same, not even on systems that do not
 * tell upper from lower case.
 */
export function classFolders(classes: readonly string[]): string[] {
  const taken = new Set<string>();
  return classes.map((name) => {
    const plain = safeName(name);
    let folder = plain;
    for (let count = 2; taken.has(folder.toLowerCase()); count++) folder = `${plain} ${count}`;
    taken.add(folder.toLowerCase());
    return folder;
  });
}
