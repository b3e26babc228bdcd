/** What of the package is used; it has no types of its own. */
declare module 'electron-installer-debian' {
  interface Options {
    src: string;
    dest: string;
    arch: string;
    rename(folder: string): string;
    options: Record<string, unknown>;
  }
  export default function installer(options: Options): Promise<unknown>;
}
